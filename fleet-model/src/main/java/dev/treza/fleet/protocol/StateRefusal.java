package dev.treza.fleet.protocol;

import dev.treza.fleet.RefusalId;

/// Why the agent does not believe its state, or may not write to it (rules `STATE-*`). A store that
/// only cannot be reached is [AgentRefusal#STORE].
public enum StateRefusal implements RefusalId {
  MAC(
      "STATE-MAC",
      "An item of the state was not written by this enclave: its code is wrong, or it stands in"
          + " another item's place.",
      "Stop: somebody writes to the store. Look who may; restore what was there before."),
  ROLLBACK(
      "STATE-ROLLBACK",
      "The state is older than what this enclave has seen of it.",
      "Stop: somebody restored the store. Look who may; bring back the newest state."),
  FORK(
      "STATE-FORK",
      "The state has another history than the one this enclave has seen.",
      "Stop: there are two copies of the store. Look who may make them; bring back the first."),
  FENCED(
      "WALLET-FENCED",
      "Another boot of this enclave has taken the wallet; this one may not use its key any more.",
      "Look why two run at once; end this one, and use the other or a new boot."),
  DENIED(
      "STATE-DENIED",
      "The store does not let this enclave read or write.",
      "Look at the policies of the table and at whose credentials the enclave has."),
  TABLE(
      "STATE-TABLE",
      "There is no such table, or its keys are not those of a state table.",
      "Make the table as the documentation says, under the name the charter gives it."),
  ANSWER(
      "STATE-ANSWER",
      "The answer is not one that the store gives to this call.",
      "Repeat the call; if it stays, look at the agent's log and at who answers as DynamoDB."),
  LEASE(
      "STATE-LEASE",
      "What is left of this limit is less than what was asked for.",
      "Ask for less, or wait until the limit counts anew.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  StateRefusal(String id, String sentence, String nextStep) {
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
