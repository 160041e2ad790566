/** A work that a lesson's science rests on, as a bibliography has it; titles stay in their own language. */
export interface Source {
  who: string;
  year: number;
  /** Title and place. */
  what: string;
}

const seeley2003: Source = {
  who: "Seeley, T. D., Visscher, P. K.",
  year: 2003,
  what: "Choosing a home: how the scouts in a honey bee swarm perceive the completion of their group decision making. Behavioral Ecology and Sociobiology 54, 511–520.",
};
const seeley2012: Source = {
  who: "Seeley, T. D., Visscher, P. K., Schlegel, T., Hogan, P. M., Franks, N. R., Marshall, J. A. R.",
  year: 2012,
  what: "Stop signals provide cross inhibition in collective decision-making by honeybee swarms. Science 335, 108–111.",
};
const list2009: Source = {
  who: "List, C., Elsholtz, C., Seeley, T. D.",
  year: 2009,
  what: "Independence and interdependence in collective decision making: an agent-based model of nest-site choice by honeybee swarms. Philosophical Transactions of the Royal Society B 364, 755–762.",
};
const condorcet1785: Source = {
  who: "Condorcet, M. de",
  year: 1785,
  what: "Essai sur l’application de l’analyse à la probabilité des décisions rendues à la pluralité des voix. Paris.",
};
const rogers1988: Source = {
  who: "Rogers, A. R.",
  year: 1988,
  what: "Does biology constrain culture? American Anthropologist 90, 819–831.",
};
const lamport1982: Source = {
  who: "Lamport, L., Shostak, R., Pease, M.",
  year: 1982,
  what: "The Byzantine generals problem. ACM Transactions on Programming Languages and Systems 4, 382–401.",
};
const buchman2018: Source = {
  who: "Buchman, E., Kwon, J., Milosevic, Z.",
  year: 2018,
  what: "The latest gossip on BFT consensus. arXiv:1807.04938.",
};
const nakamoto2008: Source = {
  who: "Nakamoto, S.",
  year: 2008,
  what: "Bitcoin: a peer-to-peer electronic cash system.",
};
const rosenfeld2014: Source = {
  who: "Rosenfeld, M.",
  year: 2014,
  what: "Analysis of hashrate-based double spending. arXiv:1402.2009.",
};
const buterin2017: Source = { who: "Buterin, V.", year: 2017, what: "The meaning of decentralization. Medium." };
const luu2015: Source = {
  who: "Luu, L., Teutsch, J., Kulkarni, R., Saxena, P.",
  year: 2015,
  what: "Demystifying incentives in the consensus computer. ACM Conference on Computer and Communications Security.",
};

const ostrom1990: Source = {
  who: "Ostrom, E.",
  year: 1990,
  what: "Governing the commons: the evolution of institutions for collective action. Cambridge University Press.",
};
const srinivasan2017: Source = {
  who: "Srinivasan, B. S., Lee, L.",
  year: 2017,
  what: "Quantifying decentralization. Earn.com.",
};
const lalley2018: Source = {
  who: "Lalley, S. P., Weyl, E. G.",
  year: 2018,
  what: "Quadratic voting: how mechanism design can radicalize democracy. AEA Papers and Proceedings 108, 33–37.",
};

/** What each lesson cites, by its plan's id. */
const CITED: Readonly<Record<string, readonly Source[]>> = {
  party: [seeley2003, seeley2012],
  "who-decides": [seeley2003, seeley2012, condorcet1785],
  webs: [buterin2017, lamport1982, buchman2018, nakamoto2008, rosenfeld2014, luu2015],
  "trust-the-crowd": [list2009, condorcet1785, rogers1988],
  "one-to-all": [ostrom1990, srinivasan2017, lalley2018],
  "one-to-all-harbour": [ostrom1990, srinivasan2017, lalley2018],
  own: [condorcet1785, lamport1982],
};

export const sourcesOf = (plan: string): readonly Source[] => CITED[Object.hasOwn(CITED, plan) ? plan : "own"]!;
