package dev.treza.console.link.node;

import dev.treza.fleet.RefusalId;

/// What may be wrong with a node, or with what it says (ids `NODE-*`).
public enum NodeRefusal implements RefusalId {
  NONE(
      "NODE-NONE",
      "No node is set for this network, and none is used that you did not choose.",
      "Set one under Settings, or with ./treza node set --network … --url …; or write the fields"
          + " of the transaction yourself."),
  URL(
      "NODE-URL",
      "A node is not asked at such an address.",
      "Give an https address without user name, or http on this computer."),
  UNREACHABLE(
      "NODE-UNREACHABLE",
      "The node does not answer.",
      "Check the network, the node and its address, then try again; what was sent before may have"
          + " arrived, and sending the same again does no harm."),
  CHAIN(
      "NODE-CHAIN",
      "The node belongs to another network.",
      "Set the node of the network that is meant."),
  ANSWER(
      "NODE-ANSWER",
      "The node's answer cannot be believed.",
      "Ask another node; nothing was made of this answer."),
  REJECTED(
      "NODE-REJECTED",
      "The node says no.",
      "Read its words above; they are the node's own. Correct the transaction and try again.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  NodeRefusal(String id, String sentence, String nextStep) {
    this.id = id;
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String nextStep() {
    return nextStep;
  }
}
