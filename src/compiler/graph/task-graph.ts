/**
 * The graph of tasks: `@dagrejs/graphlib` 4.0.6, whose two faults are met here, at its only door
 * (docs/adr/0009-graphlib-behind-a-door.md).
 *
 * It keeps nodes in plain objects, so a node called `constructor` or `__proto__` is lost, and nodes called
 * `2` and `1` change places: inside, every id has a prefix. Its searches (`alg.topsort`, `components`,
 * `tarjan`, `findCycles`, `preorder`) recurse, and a chain of some thousand tasks overflows the stack: none
 * of them is used, and what takes their place stands beside this file.
 */
import { Graph, json } from "@dagrejs/graphlib";
import type { Need } from "../../contract/plan.ts";

/** What pictures and other programs read of a task. */
export interface TaskLabel {
  readonly title: string;
  /** Full names: `markets.history`. */
  readonly tools: readonly string[];
}

/** One way in which a task waits for another. There may be several between the same two. */
export interface TaskEdge {
  readonly from: string;
  readonly to: string;
  readonly when: Need["when"];
}

/** graphlib's JSON form, which its `json.read` takes, with ids as they stand in the plan. An edge's name is its condition. */
export interface GraphJson {
  readonly options: {
    readonly directed?: boolean;
    readonly multigraph?: boolean;
    readonly compound?: boolean;
  };
  /** `parent` is the task within which one stands. */
  readonly nodes: readonly {
    readonly v: string;
    readonly value?: TaskLabel;
    readonly parent?: string;
  }[];
  readonly edges: readonly { readonly v: string; readonly w: string; readonly name?: string }[];
}

/** No member of `Object.prototype` begins with it, and it makes no text a number. */
const PREFIX = ":";

function inside(id: string): string {
  return PREFIX + id;
}

function outside(node: string): string {
  return node.slice(PREFIX.length);
}

function outsideAll(nodes: readonly string[] = []): string[] {
  return nodes.map(outside);
}

/**
 * A directed graph of tasks, by id. Nodes, and the neighbours of each, stand in the order in which they were added. A task
 * that holds others is the parent of these (a compound graph): `nodes` are those of the plan's own list, and whoever
 * draws or looks further asks for `members`.
 */
export class TaskGraph {
  readonly #graph: Graph;

  constructor(graph: Graph = new Graph({ multigraph: true, compound: true })) {
    this.#graph = graph;
  }

  /** Adds a task, or gives one that is there a label, and a task that holds it. */
  addNode(id: string, label?: TaskLabel, parent?: string): void {
    if (label === undefined) this.#graph.setNode(inside(id));
    else this.#graph.setNode(inside(id), label);
    if (parent !== undefined) this.#graph.setParent(inside(id), inside(parent));
  }

  /** Adds what is not there yet: the edge, and each of its ends. */
  addEdge(from: string, to: string, when: Need["when"] = "success"): void {
    this.#graph.setEdge({ v: inside(from), w: inside(to), name: when });
  }

  hasNode(id: string): boolean {
    return this.#graph.hasNode(inside(id));
  }

  /** `undefined` when there is no such task, or it was added without one. */
  label(id: string): TaskLabel | undefined {
    return this.#graph.node(inside(id)) as TaskLabel | undefined;
  }

  /** Those that stand within no other. */
  nodes(): string[] {
    return outsideAll(this.#graph.children());
  }

  /** Tasks that stand directly within another, in the order of its text. */
  members(id: string): string[] {
    return outsideAll(this.#graph.children(inside(id)));
  }

  /** Nodes without predecessors. */
  sources(): string[] {
    return this.nodes().filter((id) => this.predecessors(id).length === 0);
  }

  /** Each once, however many edges lead there. */
  successors(id: string): string[] {
    return outsideAll(this.#graph.successors(inside(id)));
  }

  /** Each once, however many edges come from there. */
  predecessors(id: string): string[] {
    return outsideAll(this.#graph.predecessors(inside(id)));
  }

  /** The edges that lead to a task. */
  edgesInto(id: string): TaskEdge[] {
    return (this.#graph.inEdges(inside(id)) ?? []).map(({ v, w, name }) => ({
      from: outside(v),
      to: outside(w),
      when: name as Need["when"],
    }));
  }

  toJson(): GraphJson {
    const { options, nodes, edges } = json.write(this.#graph);
    return {
      options,
      nodes: nodes.map(({ v, value, parent }) => ({
        v: outside(v),
        ...(value !== undefined && { value: value as TaskLabel }),
        ...(parent !== undefined && { parent: outside(parent) }),
      })),
      edges: edges.map((edge) => ({ ...edge, v: outside(edge.v), w: outside(edge.w) })),
    };
  }

  /** The graph that such JSON was made of. */
  static fromJson({ options, nodes, edges }: GraphJson): TaskGraph {
    return new TaskGraph(
      json.read({
        options,
        nodes: nodes.map(({ parent, ...node }) => ({
          ...node,
          v: inside(node.v),
          ...(parent !== undefined && { parent: inside(parent) }),
        })),
        edges: edges.map((edge) => ({ ...edge, v: inside(edge.v), w: inside(edge.w) })),
      }),
    );
  }
}
