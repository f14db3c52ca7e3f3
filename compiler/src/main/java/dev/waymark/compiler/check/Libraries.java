package dev.waymark.compiler.check;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// Modules that cannot be compiled, and why.
final class Libraries {
  /// What calling into a module would do.
  enum Reason {
    NETWORK,
    FILES,
    THREADS,
    OTHER
  }

  private static final Set<String> NETWORK =
      words(
          """
          requests httpx aiohttp urllib urllib3 http socket ssl smtplib ftplib imaplib poplib
          socketserver xmlrpc websockets boto3 botocore redis psycopg psycopg2 asyncpg pymongo
          sqlalchemy grpc paramiko openai stripe slack_sdk kafka pika
          """);

  private static final Set<String> FILES =
      words("io os shutil pathlib tempfile glob fileinput zipfile tarfile sqlite3 dbm mmap");

  private static final Set<String> THREADS =
      words("threading concurrent multiprocessing subprocess signal _thread sched");

  /// The rest of the standard library, and packages that many install.
  private static final Set<String> OTHER =
      words(
          """
          argparse array ast atexit base64 bdb binascii bisect builtins bz2 calendar cmath cmd code
          codecs codeop colorsys compileall configparser contextvars copyreg cProfile csv ctypes
          curses difflib dis doctest email encodings errno faulthandler fcntl filecmp fnmatch
          fractions ftplib gc getopt getpass gettext graphlib grp gzip hashlib heapq hmac html
          importlib inspect ipaddress keyword linecache locale lzma mailbox marshal mimetypes
          modulefinder netrc numbers optparse pdb pickle pkgutil platform plistlib pprint profile
          pstats pty pwd py_compile queue quopri re readline reprlib resource runpy secrets select
          selectors shelve shlex site stat statistics stringprep struct symtable sys sysconfig
          syslog tabnanny termios timeit tkinter token tokenize tomllib trace traceback tracemalloc
          tty turtle types unicodedata unittest uu venv warnings wave weakref webbrowser winreg
          wsgiref xml zipapp zipimport zlib zoneinfo
          numpy pandas pydantic pydantic_settings fastapi starlette flask django pytest attrs attr
          yaml PIL scipy sklearn matplotlib torch jinja2 click typer rich dateutil pytz structlog
          """);

  private Libraries() {}

  private static Set<String> words(String text) {
    return new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+")));
  }

  private static String top(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }

  /// Whether a module of this name is Python's own or widely installed.
  static boolean isKnown(String module) {
    var top = top(module);
    return Builtins.isModule(top)
        || NETWORK.contains(top)
        || FILES.contains(top)
        || THREADS.contains(top)
        || OTHER.contains(top);
  }

  static Reason reason(String qualified) {
    var top = top(qualified);
    if (NETWORK.contains(top)) {
      return Reason.NETWORK;
    }
    if (FILES.contains(top)) {
      return Reason.FILES;
    }
    return THREADS.contains(top) ? Reason.THREADS : Reason.OTHER;
  }
}
