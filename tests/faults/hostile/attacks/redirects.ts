import { endless, redirect, reply, type Attack, type Serve } from '../attack.ts';

/** Answers with what was sent along, so that the test sees what would have been stolen. */
const echo: Serve = (socket, request) => reply(() => request)(socket, request);

let next = 0;
const everOn: Serve = (socket, request) =>
  redirect(`/redirect to ever new places?${++next}`)(socket, request);
const slowly: Serve = endless('HTTP/1.1 302 Found\r\nlocation: /harmless\r\n\r\n', 'x', 20);

const to = (name: string, location: string, ends: string, status?: string): Attack => ({
  name: `redirect to ${name}`,
  as: 'get',
  ends,
  serve: redirect(location, status),
});

export const redirectAttacks: readonly Attack[] = [
  to('the private network', 'http://10.0.0.1/', 'network_refused'),
  to('another host of the loopback', 'http://127.0.0.2/', 'network_refused'),
  to(
    'the metadata, in decimal',
    'http://2852039166/latest/meta-data',
    'network_refused',
    '307 Temporary Redirect',
  ),
  to('the metadata, mapped', 'http://[::ffff:a9fe:a9fe]/', 'network_refused', '308 Permanent Redirect'),
  to('the private network without a scheme', '//10.0.0.1/', 'network_refused'),
  to('a name that leads inside', 'http://private.example/', 'network_refused'),
  to('a local name', 'http://search.internal:9200/_all', 'name_refused', '301 Moved Permanently'),
  to('a port of a database', 'http://outlet.example:6379/', 'port_refused'),
  to('a file', 'file:///etc/passwd', 'scheme_refused'),
  to('gopher', 'gopher://127.0.0.1:6379/_SHUTDOWN', 'scheme_refused'),
  to('data', 'data:text/html,<h1>x</h1>', 'scheme_refused'),
  to('a script', 'javascript:alert(1)', 'scheme_refused'),
  to('nowhere', 'http://[', 'not_an_address'),
  to('an address without end', `http://outlet.example/${'a'.repeat(20_000)}`, 'not_an_address'),
  { name: 'redirect to itself', as: 'get', ends: 'redirect_loop', serve: redirect('/redirect to itself') },
  { name: 'redirect to there', as: 'get', ends: 'redirect_loop', serve: redirect('/redirect to and fro') },
  { name: 'redirect to and fro', as: 'get', ends: 'redirect_loop', serve: redirect('/redirect to there') },
  { name: 'redirect to ever new places', as: 'get', ends: 'too_many_redirects', serve: everOn },
  { name: 'redirect with a body without end', as: 'get', ends: 'ok', serve: slowly },
  { name: 'harmless', as: 'get', ends: 'ok', serve: reply(() => 'news') },
  {
    name: 'redirect with a header in its address',
    as: 'get',
    ends: 'broken_response',
    serve: (socket) => socket.end('HTTP/1.1 302 Found\r\nlocation: /harm\0less\r\n\r\n', 'latin1'),
  },
  { name: 'show what was sent', as: 'get', ends: 'ok', serve: echo },
  {
    name: 'redirect that steals what is sent',
    as: 'get',
    ends: 'ok',
    serve: (socket, request) => {
      const port = /^host: [^:]*:(\d+)/im.exec(request)?.[1] ?? '';
      redirect(`http://thief.example:${port}/show what was sent`)(socket, request);
    },
    never: /secret/,
  },
  {
    name: 'refresh instead of a redirect',
    as: 'get',
    ends: 'ok',
    serve: reply(() => 'news', { refresh: '0; url=http://10.0.0.1/' }),
  },
  {
    name: 'choice without an address',
    as: 'get',
    ends: 'status',
    serve: reply(() => '', {}, '300 Multiple Choices'),
  },
  {
    name: '304 to a request without conditions',
    as: 'get',
    ends: 'not_modified',
    serve: reply(() => '', {}, '304 Not Modified'),
  },
  { name: 'status that is none', as: 'get', ends: 'status', serve: reply(() => '', {}, '999 Blocked') },
];
