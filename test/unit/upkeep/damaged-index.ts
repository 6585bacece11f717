import { coverageItem } from '#adapters/dynamodb/keys.ts';
import type { CheckedIndex, IndexEntry } from '#domain/coverage/checked-index.ts';
import type { CoverageItem } from '#domain/coverage/coverage.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';

/** An index in memory that can be damaged. */
export class DamagedIndex implements CheckedIndex {
  readonly items = new Map<string, CoverageItem & { readonly item: string }>();
  readonly manifests = new Map<string, Set<string>>();
  onWrite: () => void = () => undefined;
  writes = 0;

  async write(producerId: ProducerId, version: number, items: readonly CoverageItem[]): Promise<void> {
    this.writes += 1;
    const names = items.map(({ key, card }) => `${key} ${coverageItem(producerId, card.round.id, version)}`);
    this.manifests.set(`${producerId} ${version}`, new Set(names));
    for (const item of items) {
      const name = coverageItem(producerId, item.card.round.id, version);
      this.items.set(`${item.key} ${name}`, { ...item, item: name });
    }
    this.onWrite();
  }
  async removeOlderThan(producerId: ProducerId, version: number): Promise<void> {
    for (const [id, names] of this.manifests) {
      const [of, its] = id.split(' ');
      if (of === producerId && Number(its) < version) for (const name of names) this.items.delete(name);
    }
  }
  async itemsUnder() {
    return [];
  }
  async itemsOf(producerId: ProducerId, version: number, items: readonly CoverageItem[]) {
    return items.flatMap(
      ({ key, card }) => this.items.get(`${key} ${coverageItem(producerId, card.round.id, version)}`) ?? [],
    );
  }
  async noted(producerId: ProducerId, version: number) {
    return this.manifests.get(`${producerId} ${version}`);
  }
  async entries(_cursor?: string): Promise<{ entries: IndexEntry[]; cursor: string | undefined }> {
    return { entries: this.all(), cursor: undefined };
  }
  async remove(entries: readonly IndexEntry[]) {
    for (const { key, item } of entries) this.items.delete(`${key} ${item}`);
  }
  all(): IndexEntry[] {
    return [...this.items.values()].map(({ key, item, card }) => ({
      key,
      item,
      producerId: card.producerId,
      version: card.version,
    }));
  }
}
