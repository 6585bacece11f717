import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asObject, asText, isObject, type Json, type JsonObject } from '../json.ts';

/** One resource of a stack, its properties as synthesized: intrinsic functions not yet resolved. */
export interface TemplateResource {
  /** Unique over all stacks: `stack.logicalId`. */
  readonly key: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
}

interface StackTemplate {
  readonly name: string;
  readonly template: JsonObject;
}

/** What `cdk synth` wrote: the stacks' templates, and where each asset lies on this disk. */
export interface Assembly {
  readonly stacks: readonly StackTemplate[];
  readonly resources: readonly TemplateResource[];
  /** Absolute path of an asset's folder or file, by the key it will have in the bucket (`<hash>.zip`). */
  readonly assets: ReadonlyMap<string, string>;
}

const readJson = async (path: string): Promise<JsonObject> => {
  const parsed = JSON.parse(await readFile(path, 'utf8')) as Json;
  if (!isObject(parsed)) throw new Error(`${path} is not a JSON object`);
  return parsed;
};

/** Reads a cloud assembly folder (`cdk.out`), nested assemblies included. */
export const readAssembly = async (outdir: string): Promise<Assembly> => {
  const stacks: StackTemplate[] = [];
  const assets = new Map<string, string>();

  const readAssets = async (folder: string, file: string): Promise<void> => {
    for (const asset of Object.values(asObject((await readJson(join(folder, file))).files))) {
      const path = asText(asObject(asObject(asset).source).path);
      for (const destination of Object.values(asObject(asObject(asset).destinations))) {
        assets.set(asText(asObject(destination).objectKey), join(folder, path));
      }
    }
  };

  const readFolder = async (folder: string): Promise<void> => {
    const manifest = await readJson(join(folder, 'manifest.json'));
    for (const [id, value] of Object.entries(asObject(manifest.artifacts))) {
      const artifact = asObject(value);
      const properties = asObject(artifact.properties);
      if (artifact.type === 'aws:cloudformation:stack') {
        const template = await readJson(join(folder, asText(properties.templateFile)));
        stacks.push({ name: asText(properties.stackName) || id, template });
      } else if (artifact.type === 'cdk:asset-manifest') {
        await readAssets(folder, asText(properties.file));
      } else if (artifact.type === 'cdk:cloud-assembly') {
        await readFolder(join(folder, asText(properties.directoryName)));
      }
    }
  };

  await readFolder(outdir);
  return { stacks, assets, resources: stacks.flatMap(resourcesOf) };
};

const resourcesOf = ({ name, template }: StackTemplate): TemplateResource[] =>
  Object.entries(asObject(template.Resources)).map(([logicalId, value]) => {
    const resource = asObject(value);
    return {
      key: `${name}.${logicalId}`,
      stack: name,
      logicalId,
      type: asText(resource.Type),
      properties: asObject(resource.Properties),
    };
  });
