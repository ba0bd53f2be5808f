package dev.treza.fleet.protocol;

import dev.treza.fleet.RefusalId;

/// Why the agent refuses a call before or after policy and approvals.
public enum AgentRefusal implements RefusalId {
  WALLET_SUSPENDED(
      "WALLET-SUSPENDED",
      "The wallet is suspended and signs nothing.",
      "Find out who suspended it and why; only the charter's quorum lifts it."),
  CLIENT_SUSPENDED(
      "CLI-SUSPENDED",
      "The client is suspended.",
      "Find out who suspended it and why; only the charter's quorum lifts it."),
  CLIENT_UNKNOWN(
      "CLI-UNKNOWN",
      "The connection shows a certificate that the charter in force does not name.",
      "Compare the digest of its key with the charter's clients, or connect without a certificate."),
  CLIENT_EXPIRED(
      "CLI-EXPIRED",
      "The charter named this client only until a time that is over.",
      "Let the charter's quorum name it again, with a new key if that is due."),
  PHASE(
      "PHASE-REFUSED",
      "The enclave is in a phase that does not answer this call.",
      "Found the enclave with a charter first, or ask one that is serving."),
  NOT_FOUND(
      "API-NOT-FOUND", "There is no such call, enclave or wallet.", "Check the id and the path."),
  METHOD(
      "API-METHOD",
      "This call does not take that HTTP method.",
      "Use the method the API description names."),
  SIZE(
      "API-SIZE",
      "The request body is larger than the agent reads.",
      "Send less at once; 256 KiB is the limit, 4 MiB for a batch."),
  BUSY(
      "API-BUSY",
      "The agent has no room for another request body at this moment.",
      "Repeat the call in a second; send less at once if it stays."),
  CHANNEL(
      "CHN-STALE",
      "This connection has not been attested in the last ten minutes.",
      "Attest the connection again, then repeat the call."),
  KEY_LIMIT(
      "KEY-LIMIT",
      "The enclave holds as many keys as its charter allows.",
      "Amend the charter or use another enclave."),
  KEY_CHAIN(
      "KEY-CHAIN",
      "Wallets of this chain or network cannot be made here.",
      "Choose a chain that is built, on a network the charter names."),
  KEY_ID(
      "KEY-ID",
      "The wallet id that follows from this request belongs to another wallet.",
      "Ask again with another random nonce."),
  KEY_PATH(
      "KEY-PATH",
      "A key cannot be derived at this path.",
      "Use a path of the chain's scheme that no other wallet of this enclave has."),
  KEY_TWICE(
      "KEY-TWICE",
      "Another wallet of this enclave has this key.",
      "Use the wallet that is there; one key is never two wallets."),
  KEY_HELD(
      "KEY-HELD",
      "The wallet is held: its key was somewhere else before, and is not released yet.",
      "Let the ceremony quorum release the key with its counters."),
  KEY_COUNTER(
      "KEY-COUNTER",
      "The transaction lies below the counters with which the key was released, or outside of them.",
      "Use a nonce and a network that the release allows, or let the quorum release it for more."),
  KEY_RELEASE(
      "KEY-RELEASE",
      "The key cannot be released like this.",
      "Release an imported or recovered key, with counters that are not below the present ones."),
  CONFLICT(
      "STATE-CONFLICT",
      "Another request was signed with the same nonce of this wallet.",
      "Name the request to be replaced in the new one, and have that approved."),
  STORE(
      "STATE-UNAVAILABLE",
      "The state cannot be read or written, so whether a key may be used is undecidable.",
      "Look at the disk of the host or at the way to the table, then repeat the call."),
  SEALED(
      "SEAL-OPEN",
      "A sealed key does not open: the record is missing or damaged, or the sealing key refuses.",
      "Look at the sealing key, then restore the record from a backup of the store."),
  SEAL_ROOT(
      "SEAL-ROOT",
      "The sealed record belongs to another charter root, realm or namespace.",
      "Look who writes to the store of sealed records; restore the record that belongs here."),
  SEAL_BIRTH(
      "SEAL-BIRTH",
      "The sealed record is not the one that was stored when the wallet was made.",
      "Look who writes to the store of sealed records; restore the record that belongs here."),
  TIME(
      "TIM-UNAVAILABLE",
      "The time could not be had from the security module.",
      "Repeat the call; if it stays, restart the enclave."),
  FAULT(
      "API-FAULT",
      "The agent met a fault of its own; nothing was half done.",
      "Repeat the call; the same request is never carried out twice. If it stays, read the agent's log.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  AgentRefusal(String id, String sentence, String nextStep) {
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
