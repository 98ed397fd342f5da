'use strict';

/** The store's admin interface as its owner; throws the store's words when it refuses. */
async function openAdmin(url, owner) {
  const ask = async (method, path, body, headers = {}) => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text);
  };
  const { token } = await ask('POST', '/auth/user/emailpass', owner);
  return (method, path, body) => ask(method, `/admin${path}`, body, { authorization: `Bearer ${token}` });
}

module.exports = { openAdmin };
