import { attackOf, endless, OK, say } from '../attack.ts';

const chunked = `${OK}transfer-encoding: chunked\r\n\r\n`;

/** Answers that break the protocol, or take all the time there is. */
export const transportAttacks = attackOf('get', {
  'silence after the request': [() => undefined, 'first_byte_timeout'],
  'headers, a letter at a time': [endless(OK, 'x', 50), ['first_byte_timeout', 'total_timeout']],
  'headers without end': [endless(OK, `${'x'.repeat(30)}: y\r\n`), 'headers_too_large'],
  'one header without end': [endless(`${OK}x: `, 'y'.repeat(8_192)), 'headers_too_large'],
  'thousands of headers': [say(`${OK}${'a:\r\n'.repeat(3_000)}\r\n`), 'too_many_headers'],
  'hundreds of cookies': [say(`${OK}${'set-cookie: a=b\r\n'.repeat(500)}\r\n`), 'too_many_headers'],
  'interim answers without end': [endless('', 'HTTP/1.1 103 Early Hints\r\n\r\n'), 'broken_response'],
  'leave to go on, unasked': [say('HTTP/1.1 100 Continue\r\n\r\n'), 'broken_response'],
  'change of protocol': [
    say('HTTP/1.1 101 Switching\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
    'broken_response',
  ],
  'no headers, as of old': [say('<rss></rss>'), 'broken_response'],
  'greeting of another protocol': [say('SSH-2.0-OpenSSH_9.9\r\n'), 'broken_response'],
  noise: [say('\0\x01\x02\x03'.repeat(1_000)), 'broken_response'],
  'status line without end': [endless('HTTP/1.1 200 ', 'O'.repeat(4_096)), 'answer_too_large'],
  'null in a header': [say(`${OK}x: a\0b\r\n\r\n`), 'broken_response'],
  'line break in a header': [say(`${OK}x: a\rset-cookie: b=c\r\n\r\n`), 'broken_response'],
  'close at once': [(socket) => void socket.destroy(), 'connection_cut'],
  'reset at once': [(socket) => void socket.resetAndDestroy(), 'connection_cut'],
  'less than its length': [say(`${OK}content-length: 100\r\n\r\nhalf`), 'connection_cut'],
  'more than its length': [say(`${OK}content-length: 4\r\n\r\nnews and more`), ['ok', 'broken_response']],
  'length below zero': [say(`${OK}content-length: -1\r\n\r\nnews`), 'broken_response'],
  'length beyond numbers': [
    say(`${OK}content-length: 99999999999999999999999\r\n\r\nnews`),
    ['body_too_large', 'broken_response', 'wrong_length'],
  ],
  'two lengths': [
    say(`${OK}content-length: 4\r\ncontent-length: 8\r\n\r\nnewsnews`),
    ['broken_response', 'wrong_length'],
  ],
  'length and chunks that differ': [
    say(`${OK}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n4\r\nnews\r\n0\r\n\r\n`),
    'wrong_length',
  ],
  'length of a gigabyte': [say(`${OK}content-length: 1073741824\r\n\r\n`), 'body_too_large'],
  'chunks that are none': [say(`${chunked}zz\r\nnews\r\n`), 'broken_response'],
  'chunk of an impossible size': [say(`${chunked}fffffffffffffffffff\r\nnews`), 'broken_response'],
  'chunks that stop': [say(`${chunked}4\r\nnews\r\n`), 'connection_cut'],
  'chunk extensions without end': [endless(`${chunked}4;`, 'x'.repeat(8_192)), 'answer_too_large'],
  'trailers without end': [
    endless(`${chunked}4\r\nnews\r\n0\r\n`, `${'x'.repeat(30)}: y\r\n`),
    ['headers_too_large', 'broken_response', 'total_timeout'],
  ],
  'body, a letter at a time': [endless(`${OK}\r\n`, 'x', 100), 'total_timeout'],
  'chunks of a letter': [endless(chunked, '1\r\nx\r\n', 100), 'total_timeout'],
  'body that stops': [(socket) => void socket.write(`${OK}content-length: 100\r\n\r\nhalf`), 'idle_timeout'],
  'body without end': [endless(`${OK}\r\n`, 'x'.repeat(65_536)), 'body_too_large'],
  'chunks of a letter without end': [
    endless(chunked, '1\r\nx\r\n'.repeat(5_000)),
    ['body_too_large', 'answer_too_large'],
  ],
});
