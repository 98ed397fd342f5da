'use strict';

/** The store's admin API as its owner; throws the store's words when it refuses. */
async function openAdmin(url) {
  let token = null;
  const ask = async (query, variables) => {
    const reply = await fetch(`${url}/admin-api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    token = reply.headers.get('vendure-auth-token') ?? token;
    const { data, errors } = await reply.json();
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  };
  await ask('mutation { login(username: "superadmin", password: "superadmin") { __typename } }');
  return ask;
}

module.exports = { openAdmin };
