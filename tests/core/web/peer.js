// A server of HTTP for the tests of core/web: what Node does by itself, and on purpose what none should do.
// node peer.js [CERT.pem KEY.pem]: prints "listening on 127.0.0.1:PORT" on standard error.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const zlib = require('node:zlib');

const text = 'Wirebench, where bytes can be seen. '.repeat(2000);
const filler = Buffer.alloc(64 * 1024, 'x');

// The contents of /file: the same for everybody, and different at each place.
const file = Buffer.alloc(4 * 1024 * 1024);
for (let i = 0; i < file.length; i += 4)
    file.writeUInt32BE(i, i);
let tag = '"first"';

function digestOf(request, done) {
    const hash = crypto.createHash('sha256');
    let size = 0;
    request.on('data', (part) => { hash.update(part); size += part.length; });
    request.on('end', () => done(hash.digest('hex'), size));
}

function sendFile(request, response, options) {
    const range = /^bytes=(\d+)-$/.exec(request.headers.range || '');
    const fits = !request.headers['if-range'] || request.headers['if-range'] === tag;
    const head = { 'ETag': tag, 'Content-Type': 'application/octet-stream' };
    if (!range || !fits || options.ignoresRanges) {
        response.writeHead(200, { ...head, 'Content-Length': file.length });
        return response.end(file);
    }
    const first = Number(range[1]);
    if (first >= file.length) {
        response.writeHead(416, { ...head, 'Content-Range': `bytes */${file.length}` });
        return response.end();
    }
    const said = options.liesBy ? first + options.liesBy : first;
    response.writeHead(206, {
        ...head,
        'Content-Length': file.length - first,
        'Content-Range': `bytes ${said}-${file.length - 1}/${file.length}`,
    });
    response.end(file.subarray(first));
}

// So many bytes of the file, then the connection is reset: late enough for all of them to have been read.
function sendHalfFile(request, response, size) {
    response.writeHead(200, { 'ETag': tag, 'Content-Length': file.length });
    response.write(file.subarray(0, size), () => setTimeout(() => request.socket.resetAndDestroy(), 500));
}

function forever(stream, part) {
    const go = () => {
        while (!stream.destroyed && stream.write(part))
            ;
    };
    stream.on('drain', go);
    stream.on('error', () => {});
    go();
}

const answers = {
    '/hello': (request, response) => response.end('hello\n'),
    '/closes': (request, response) => {
        response.setHeader('Connection', 'close');
        response.end('closing\n');
    },
    // Says nothing of it, and closes a moment later.
    '/closes-later': (request, response) => {
        response.setHeader('Content-Length', 6);
        response.end('later\n', () => request.socket.end());
    },
    '/text': (request, response) => response.end(text),
    '/chunks': (request, response) => {
        response.writeHead(200, { 'Trailer': 'X-Sum', 'Transfer-Encoding': 'chunked' });
        for (const part of ['one ', 'two ', 'three'])
            response.write(part);
        response.addTrailers({ 'X-Sum': '3' });
        response.end();
    },
    '/until-close': (request, response) => {
        request.socket.end('HTTP/1.1 200 OK\r\n\r\nuntil the end');
    },
    '/hints': (request, response) => {
        response.writeContinue();
        response.writeEarlyHints({ link: '</style.css>; rel=preload' });
        response.end('hinted\n');
    },
    '/gzip': (request, response) => {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(zlib.gzipSync(text));
    },
    '/deflate': (request, response) => {
        response.setHeader('Content-Encoding', 'deflate');
        response.end(zlib.deflateSync(text));
    },
    '/br': (request, response) => {
        response.setHeader('Content-Encoding', 'br');
        response.end(zlib.brotliCompressSync(text));
    },
    '/unknown-coding': (request, response) => {
        response.setHeader('Content-Encoding', 'rot13');
        response.end('uryyb\n');
    },
    '/broken-gzip': (request, response) => {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(Buffer.concat([zlib.gzipSync(text).subarray(0, 100), Buffer.alloc(100)]));
    },
    '/bomb': (request, response) => {
        response.setHeader('Content-Encoding', 'gzip');
        const gzip = zlib.createGzip();
        gzip.pipe(response);
        forever(gzip, Buffer.alloc(1024 * 1024));
        response.on('close', () => gzip.destroy());
    },
    '/cookie': (request, response) => {
        response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2; Path=/elsewhere']);
        response.end(request.headers.cookie || 'none');
    },
    '/echo': (request, response) => {
        let raw = `${request.method} ${request.url}\n`;
        for (let i = 0; i < request.rawHeaders.length; i += 2)
            raw += `${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}\n`;
        request.on('data', (part) => { raw += part.toString('latin1'); });
        request.on('end', () => response.end(raw));
    },
    '/digest': (request, response) => digestOf(request, (hash, size) => response.end(`${hash} ${size}`)),
    // While the request goes on and on.
    '/too-large': (request, response) => {
        response.writeHead(413, { 'Connection': 'close', 'Content-Length': 10 });
        response.end('too large\n');
    },
    '/loop': (request, response) => {
        response.writeHead(302, { Location: '/loop' });
        response.end('round\n');
    },
    '/to-hello': (request, response) => {
        response.writeHead(302, { Location: '/hello', 'Set-Cookie': 'way=1' });
        response.end('over there\n');
    },
    '/to-hello-long': (request, response) => {
        response.writeHead(302, { Location: '/hello' });
        forever(response, filler);
    },
    '/silent': () => {},
    '/stalls': (request, response) => {
        response.writeHead(200, { 'Content-Length': 100 });
        response.write('a beginning');
    },
    '/short': (request) => request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this'),
    '/long': (request) => request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nthis and more'),
    '/reset': (request, response) => {
        response.writeHead(200, { 'Content-Length': 100 });
        response.write('a beginning', () => setTimeout(() => request.socket.resetAndDestroy(), 50));
    },
    '/no-answer': (request) => request.socket.end(),
    '/bad-line': (request) => request.socket.end('HALLO 200\r\n\r\n'),
    '/bad-field': (request) => request.socket.end('HTTP/1.1 200 OK\r\nX-Bad : 1\r\nContent-Length: 0\r\n\r\n'),
    '/endless-head': (request) => {
        request.socket.write('HTTP/1.1 200 OK\r\n');
        forever(request.socket, 'X-More: and more and more and more\r\n');
    },
    '/endless-body': (request, response) => forever(response, filler),
    '/file': (request, response) => sendFile(request, response, {}),
    '/file-without-ranges': (request, response) => sendFile(request, response, { ignoresRanges: true }),
    '/file-that-lies': (request, response) => sendFile(request, response, { liesBy: 10 }),
    '/half': (request, response) => {
        if (request.headers.range)
            return sendFile(request, response, {});
        sendHalfFile(request, response, 1024 * 1024);
    },
    '/half-that-lies': (request, response) => {
        if (request.headers.range)
            return sendFile(request, response, { liesBy: 10 });
        sendHalfFile(request, response, 1024 * 1024);
    },
    '/new-tag': (request, response) => {
        tag = '"second"';
        response.end(tag);
    },
    '/named': (request, response) => {
        response.setHeader('Content-Disposition', 'attachment; filename="../../evil.txt"');
        response.end('contents\n');
    },
    '/slow-file': (request, response) => {
        response.writeHead(200, { 'Content-Length': 100 * 1024 });
        let sent = 0;
        const timer = setInterval(() => {
            response.write(filler.subarray(0, 1024));
            if (++sent === 100) {
                clearInterval(timer);
                response.end();
            }
        }, 30);
        response.on('close', () => clearInterval(timer));
    },
};

function answer(request, response) {
    response.on('error', () => {});
    request.on('error', () => {});
    const path = request.url.split('?')[0];
    const status = /^\/status\/(\d+)$/.exec(path);
    if (status) {
        response.writeHead(Number(status[1]));
        return response.end();
    }
    const known = answers[path];
    if (known)
        return known(request, response);
    response.writeHead(404);
    response.end('no such thing\n');
}

const [cert, key] = process.argv.slice(2);
const server = cert ? https.createServer({ cert: fs.readFileSync(cert), key: fs.readFileSync(key) }, answer)
                    : http.createServer({ keepAliveTimeout: 60000 }, answer);
server.on('clientError', (error, socket) => socket.destroy());
server.on('checkContinue', answer);
server.listen(0, '127.0.0.1', () => console.error(`listening on 127.0.0.1:${server.address().port}`));
