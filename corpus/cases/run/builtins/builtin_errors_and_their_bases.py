from waymark import workflow


@workflow
async def main():
    errors = [BlockingIOError, BrokenPipeError, BufferError, ChildProcessError, ConnectionAbortedError, ConnectionError, ConnectionRefusedError, ConnectionResetError, DeprecationWarning, EOFError, FileExistsError, FileNotFoundError, FloatingPointError, GeneratorExit, ImportError, InterruptedError, IsADirectoryError, KeyboardInterrupt, MemoryError, ModuleNotFoundError, NotADirectoryError, NotImplementedError, PermissionError, ProcessLookupError, ReferenceError, RuntimeWarning, StopAsyncIteration, SyntaxError, SystemError, SystemExit, UnicodeError, UserWarning, Warning, BaseExceptionGroup, ArithmeticError, LookupError, OverflowError, RecursionError, AssertionError, NameError, UnboundLocalError, TimeoutError]
    bases = [Exception, OSError, ArithmeticError, RuntimeError, ValueError, Warning, ImportError, ConnectionError, BaseException]
    out = []
    for error in errors:
        out.append([error.__name__, [b.__name__ for b in bases if issubclass(error, b)]])
    for error in [EOFError, ImportError, NotImplementedError, BufferError, ReferenceError, SystemError, UserWarning]:
        try:
            raise error("said")
        except Exception as e:
            out.append(repr(e))
    try:
        b"\xff".decode()
    except UnicodeDecodeError as e:
        out.append(str(e))
    return out
