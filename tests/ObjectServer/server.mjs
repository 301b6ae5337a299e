// node server.mjs FOLDER: an S3 server with the bucket "files" on a port of its own; ends with its standard input.
// POST /control {"kind": "slow" | "status" | "cut", "method": "PUT", "times": 1, "seconds": 5, "status": 500, "code": "InternalError"}
import http from 'node:http';
import S3rver from 's3rver';

const store = new S3rver({ directory: process.argv[2], silent: true, configureBuckets: [{ name: 'files' }] });
await store.configureBuckets();
const serve = store.callback();
let fault = { times: 0 };

function answerFault(response) {
  response.writeHead(fault.status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${fault.code ?? 'InternalError'}</Code><Message>As told.</Message></Error>`);
}

// Half of the first piece, and the line is gone.
function cutInTheMiddle(response) {
  const write = response.write;
  response.write = piece => {
    write.call(response, piece.subarray(0, piece.length >> 1), () => response.socket?.destroy());
    return false;
  };
  response.end = () => response;
}

async function control(request, response) {
  let body = '';
  for await (const piece of request) body += piece;
  fault = { times: 1, ...JSON.parse(body) };
  response.writeHead(204).end();
}

const server = http.createServer((request, response) => {
  if (request.url === '/control') return control(request, response);
  if (fault.times <= 0 || request.method !== fault.method) return serve(request, response);
  fault.times--;
  switch (fault.kind) {
    // Who gave up meanwhile has sent nothing: no bucket keeps a part of a body.
    case 'slow': return setTimeout(() => request.socket.destroyed || serve(request, response), fault.seconds * 1000);
    case 'status': return answerFault(response);
    default:
      if (request.method === 'PUT') return request.socket.destroy();
      cutInTheMiddle(response);
      return serve(request, response);
  }
});
server.listen(0, '127.0.0.1', () => console.log(`ready http://127.0.0.1:${server.address().port}`));
process.stdin.resume().on('end', () => process.exit());
