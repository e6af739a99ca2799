"""Build the column: python build.py [--root DIR] COMMAND."""

from generator.commands.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
