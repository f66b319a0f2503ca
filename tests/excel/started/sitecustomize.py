"""In a process that a test starts as Excel would: when xlwings is imported, Excel is there.

Python imports this by itself before anything else. Nothing else is imported early, so that what
comes from where is as in the process that Excel starts.
"""

import importlib.util
import os
import sys


class AfterXlwings:
    """Finds xlwings where it is, and lets the engine in once it is there."""

    @staticmethod
    def find_spec(name, path=None, target=None):  # noqa: ARG004 - as importlib calls it
        if name != "xlwings":
            return None
        sys.meta_path.remove(AfterXlwings)
        spec = importlib.util.find_spec(name)
        loader = spec.loader
        execute = loader.exec_module

        def exec_module(module):
            execute(module)
            from excel.engine_process import from_environment  # noqa: PLC0415

            from_environment()

        loader.exec_module = exec_module
        return spec


if "EXCEL_BOOKS" in os.environ:
    sys.meta_path.insert(0, AfterXlwings)
