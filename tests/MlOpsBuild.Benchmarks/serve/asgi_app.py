"""What uvicorn serves: a bare ASGI application that reads the body and answers with fixed bytes, no JSON and no model."""
BODY = b'{"model":{"name":"adult"},"predictions":[{"prediction":"Yes","probability":0.5}]}'
HEADERS = [(b"content-type", b"application/json"), (b"content-length", str(len(BODY)).encode())]


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": BODY})
