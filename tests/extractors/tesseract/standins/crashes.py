"""A recogniser that takes the question and dies of it."""

import os
import signal
import sys

if __name__ == "__main__":
    sys.stdin.buffer.readline()
    os.kill(os.getpid(), signal.SIGSEGV)
