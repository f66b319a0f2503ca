"""What goes between workbooks: tables taken in, the next year's book, many hands, two moments."""
