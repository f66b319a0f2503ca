"""What is asked: the layout, the editions, the words, the master workbook."""
