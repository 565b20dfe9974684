"""Sends events to the function and receives from it, by CloudEvents' SDK for Python: URL, PORT to listen on, MODE in which it tells."""
import queue, sys, threading, urllib.request, uuid
from http.server import BaseHTTPRequestHandler, HTTPServer

from cloudevents.core.bindings.http import HTTPMessage, from_http_event, to_binary_event, to_structured_event
from cloudevents.core.v1.event import CloudEvent

# This SDK encodes and decodes attributes as the HTTP binding wants it, so it can show that we do, too.
SUBJECT = 'Grüße an "a/b", 100 %'


def event(type_):
    return CloudEvent({"id": str(uuid.uuid4()), "source": "/python", "type": type_, "specversion": "1.0", "subject": SUBJECT, "fruit": "apple",
                       "datacontenttype": "application/json"}, {"text": "Grüße"})


def send(function, message):
    request = urllib.request.Request(function, message.body, dict(message.headers), method="POST")
    with urllib.request.urlopen(request) as answer:
        return answer.status, HTTPMessage({name.lower(): value for name, value in answer.headers.items()}, answer.read())


def check(received, type_):
    attributes = received.get_attributes()
    assert attributes["type"] == type_ and attributes["source"] == "/mirror" and attributes["subject"] == SUBJECT, attributes
    assert attributes["fruit"] == "apple" and received.get_data() == {"text": "Grüße"}, received.get_data()


def ask(function, mode, write):
    status, answer = send(function, write(event("mirror")))
    assert status == 200, status
    check(from_http_event(answer), "mirrored")
    print(f"ok: sends {mode}, and reads the answer")


def hear(function, port, mode):
    heard = queue.Queue()

    class Sink(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.put(HTTPMessage({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(202)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", port), Sink)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        status, _ = send(function, to_binary_event(event("tell")))
        assert status == 202, status
        check(from_http_event(heard.get(timeout=10)), "told")
        print(f"ok: is sent {mode}")
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    ask(sys.argv[1], "binary", to_binary_event)
    ask(sys.argv[1], "structured", to_structured_event)
    hear(sys.argv[1], int(sys.argv[2]), sys.argv[3])
