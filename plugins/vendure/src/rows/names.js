'use strict';

/**
 * Gives rows without a name in the channel's language one in the shop's language, or any: what Vendure shows then.
 */
async function fillNames(rows, query, language) {
  const nameless = rows.filter(({ name }) => name === null || name === '');
  if (nameless.length === 0) return;
  const found = await query
    .select('entity.id', 'id')
    .addSelect('words.name', 'name')
    .addSelect('words.languageCode', 'language')
    .innerJoin('entity.translations', 'words')
    .where('entity.id IN (:...ids)', { ids: nameless.map(({ id }) => id) })
    .orderBy('words.id', 'ASC')
    .getRawMany();
  const named = found.filter(({ name }) => name);
  for (const row of nameless) {
    const own = named.filter(({ id }) => String(id) === String(row.id));
    row.name = (own.find((one) => one.language === language) ?? own[0])?.name ?? '';
  }
}

module.exports = { fillNames };
