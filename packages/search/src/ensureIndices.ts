import { indexNames } from '@rasid/contracts';
import { entityMapping, followedSettings } from './alertMappings.ts';
import type { SearchClient } from './client.ts';
import { createIfMissing, PATIENTLY } from './createIndex.ts';
import { withMappedErrors } from './errors.ts';
import { articleMapping, articleSettings, feedMapping, feedSettings, TEMPLATE_VERSION } from './mapping.ts';

/** Puts the template of the monthly article indices, and creates the indices of feeds and of what operators said of entities. May be called by any number of processes. */
export async function ensureIndices(client: SearchClient, namespace: string): Promise<void> {
  await withMappedErrors(async () => {
    const names = indexNames(namespace);
    await ensureTemplate(client, names.articles);
    await createIfMissing(client, names.feeds, { settings: feedSettings, mappings: feedMapping });
    await createIfMissing(client, names.entities, { settings: followedSettings, mappings: entityMapping });
  });
}

async function ensureTemplate(client: SearchClient, articles: string): Promise<void> {
  const present = await client.indices.getIndexTemplate({ name: articles }, { ignore: [404] });
  const version = present.index_templates?.[0]?.index_template.version ?? 0;
  if (version >= TEMPLATE_VERSION) return;
  await client.indices.putIndexTemplate(
    {
      name: articles,
      index_patterns: [`${articles}-*`],
      // a namespace's template must win over the plain one, whose pattern it can't match but may resemble
      priority: 200 + articles.length,
      version: TEMPLATE_VERSION,
      template: { aliases: { [articles]: {} }, settings: articleSettings, mappings: articleMapping },
    },
    PATIENTLY,
  );
}
