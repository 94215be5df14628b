"""A recogniser that promises more than it says."""

import sys

if __name__ == "__main__":
    sys.stdin.buffer.readline()
    sys.stdout.write("1000\n5\t1\t1\t1")
