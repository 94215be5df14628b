"""No network: the kernel refuses sockets, and further programs, to this process for as long as it lives.

A seccomp filter (Linux 3.5 and later, x86_64 and aarch64) needs no privilege. `python -m` this module tells, by
its exit code, whether this machine can do it.
"""

import ctypes
import os
import struct
import sys
from dataclasses import dataclass
from errno import EACCES

SET_NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER = 38, 22, 2
LOAD, EQUAL, AT_LEAST, ANSWER = 0x20, 0x15, 0x35, 0x06
NUMBER_AT, ARCHITECTURE_AT = 0, 4
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | EACCES
INSTRUCTION = "HBBI"


@dataclass(frozen=True)
class _Machine:
    """How the kernel names the machine, the system calls refused on it, and from where on other ABIs' calls lie."""

    architecture: int
    calls: tuple[int, ...]
    foreign_from: int = 1 << 30


_MACHINES = {  # socket, execve, execveat, ptrace, io_uring_setup (which makes sockets too)
    "x86_64": _Machine(0xC000003E, (41, 59, 322, 101, 425)),
    "aarch64": _Machine(0xC00000B7, (198, 221, 281, 117, 425)),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def refuse_network() -> bool:
    """Give up sockets and starting programs for good; False where the kernel or the machine cannot do it."""
    machine = _MACHINES.get(os.uname().machine)
    if machine is None or sys.platform != "linux":
        return False
    code = _filter(machine)
    program = _Program(len(code) // struct.calcsize(INSTRUCTION), code)
    prctl = ctypes.CDLL(None).prctl
    prctl.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)
    if prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(SET_SECCOMP, FILTER, ctypes.addressof(program), 0, 0) == 0)


def _filter(machine: _Machine) -> bytes:
    """The filter's instructions; a jump tells how many of the following to leave out."""
    refused = machine.calls
    tests = [(EQUAL, 1, 0, machine.architecture), (ANSWER, 0, 0, REFUSE), (LOAD, 0, 0, NUMBER_AT)]
    tests.append((AT_LEAST, len(refused) + 1, 0, machine.foreign_from))
    tests += [(EQUAL, len(refused) - n, 0, call) for n, call in enumerate(refused)]
    steps = [(LOAD, 0, 0, ARCHITECTURE_AT), *tests, (ANSWER, 0, 0, ALLOW), (ANSWER, 0, 0, REFUSE)]
    return b"".join(struct.pack(INSTRUCTION, *step) for step in steps)


if __name__ == "__main__":
    sys.exit(0 if refuse_network() else 1)
