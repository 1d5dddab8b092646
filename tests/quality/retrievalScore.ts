export type RetrievalScore = {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
};

/** From the rank of each known item, from 1 on, undefined where it is not among the first hundred. One item is right, so that nDCG is its discount. */
export function scoreRanks(ranks: readonly (number | undefined)[]): RetrievalScore {
  const meanOf = (gain: (rank: number) => number): number =>
    ranks.reduce<number>((sum, rank) => sum + (rank === undefined ? 0 : gain(rank)), 0) / ranks.length;
  return {
    ndcg10: meanOf((rank) => (rank <= 10 ? 1 / Math.log2(1 + rank) : 0)),
    recall10: meanOf((rank) => (rank <= 10 ? 1 : 0)),
    recall100: meanOf(() => 1),
  };
}
