// Sends events to the function and receives from it, by CloudEvents' SDK for JavaScript: URL, PORT to listen on, MODE in which it tells.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { CloudEvent, HTTP } from "cloudevents";

const [url, port, mode] = process.argv.slice(2);

const event = (type) =>
  new CloudEvent({ source: "/javascript", type, subject: "a/b", fruit: "apple", datacontenttype: "application/json", data: { text: "Grüße" } });

const send = ({ headers, body }) => fetch(url, { method: "POST", headers, body });

const read = async (answer) => HTTP.toEvent({ headers: Object.fromEntries(answer.headers), body: await answer.text() });

function check(received, type) {
  const { source, subject, fruit, data } = received;
  assert.deepEqual({ type: received.type, source, subject, fruit, data }, { type, source: "/mirror", subject: "a/b", fruit: "apple", data: { text: "Grüße" } });
}

async function ask(name, message) {
  const answer = await send(message);
  assert.equal(answer.status, 200);
  check(await read(answer), "mirrored");
  console.log(`ok: sends ${name}, and reads the answer`);
}

// The SDK reads batches; it does not write them.
async function askInBatch() {
  const body = JSON.stringify([event("mirror"), event("mirror")]);
  const answer = await send({ headers: { "content-type": "application/cloudevents-batch+json" }, body });
  assert.equal(answer.status, 200);
  const events = await read(answer);
  assert.equal(events.length, 2);
  events.forEach((received) => check(received, "mirrored"));
  console.log("ok: reads the answers of a batch");
}

async function hear() {
  const heard = withResolvers();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    response.writeHead(202).end();
    heard.resolve({ headers: request.headers, body });
  }).listen(Number(port), "127.0.0.1");
  const alarm = setTimeout(() => heard.reject(new Error("nothing was told")), 10_000);
  try {
    assert.equal((await send(HTTP.binary(event("tell")))).status, 202);
    check(HTTP.toEvent(await heard.promise), "told");
    console.log(`ok: is sent ${mode}`);
  } finally {
    clearTimeout(alarm);
    server.close();
    server.closeAllConnections();
  }
}

function withResolvers() {
  let settle;
  const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

await ask("binary", HTTP.binary(event("mirror")));
await ask("structured", HTTP.structured(event("mirror")));
await askInBatch();
await hear();
