/** Signed by itself, for `publisher.example`; made for this test alone, and guards nothing. */
export const certificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg79qyiJ/JL+fQ8gnf
hteDfVQhIop9NuzeECiwnu7HsOuhRANCAAS77iueNG1VhVwzxWelF45xPRnyd/qm
MOfrp2lzoyiZGQx+OgcrY7xcDgzxWdGT65MdJr8cLze1XvC7lbqhiKl0
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBjjCCATWgAwIBAgIUURoIExVmFaZrwyVG0z3lyqT5Ql8wCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRcHVibGlzaGVyLmV4YW1wbGUwIBcNMjYxMTI1MTAxNzU3WhgP
MjEyNjExMDExMDE3NTdaMBwxGjAYBgNVBAMMEXB1Ymxpc2hlci5leGFtcGxlMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEu+4rnjRtVYVcM8VnpReOcT0Z8nf6pjDn
66dpc6MomRkMfjoHK2O8XA4M8VnRk+uTHSa/HC83tV7wu5W6oYipdKNTMFEwHQYD
VR0OBBYEFOykpIo8ohhc+F6Y78of6uT+jjuWMB8GA1UdIwQYMBaAFOykpIo8ohhc
+F6Y78of6uT+jjuWMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIg
W64glRkL3ezt2wz19gEBTKe+HhzHh5oewcIhAKrIZ3YCIG1wzSdou7MmsAHvxQW5
+pOiWPnLqQAZdByszXV3aSUm
-----END CERTIFICATE-----`,
};
