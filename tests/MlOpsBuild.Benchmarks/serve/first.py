"""Starts a program again and again; prints the milliseconds from its start to its first answer, the median of the runs."""
import os
import socket
import statistics
import subprocess
import sys
import time


def start(port, request, command):
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        while True:
            if process.poll() is not None or time.perf_counter() - begin > 30:
                sys.exit(f"{command[0]} does not answer at port {port}")
            try:
                with socket.create_connection(("127.0.0.1", port)) as connection:
                    connection.sendall(request)
                    if connection.recv(64).startswith(b"HTTP/1.1 200"):
                        return time.perf_counter() - begin
            except OSError:
                pass
            time.sleep(0.0005)
    finally:
        process.terminate()
        process.wait()


port, path, body = int(sys.argv[1]), sys.argv[2], open(sys.argv[3], "rb").read()
request = (
    f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
).encode() + body
times = [start(port, request, sys.argv[4:]) for _ in range(int(os.environ.get("RUNS", "7")))]
print(f"{statistics.median(times) * 1000:.0f}")
