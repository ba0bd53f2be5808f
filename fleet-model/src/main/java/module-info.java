/**
 * The shared language of Treza: what console, agent, SDK and ceremonies all say. Pure values and
 * decisions; no I/O, no clock, no randomness, no native code.
 */
module dev.treza.fleet {
  requires static transitive org.jspecify;
  requires org.bouncycastle.provider;

  exports dev.treza.fleet;
  exports dev.treza.fleet.airgap;
  exports dev.treza.fleet.approval;
  exports dev.treza.fleet.attestation;
  exports dev.treza.fleet.audit;
  exports dev.treza.fleet.chain;
  exports dev.treza.fleet.chain.evm;
  exports dev.treza.fleet.chain.evm.abi;
  exports dev.treza.fleet.chain.evm.clearsign;
  exports dev.treza.fleet.chain.evm.display;
  exports dev.treza.fleet.chain.evm.payload;
  exports dev.treza.fleet.chain.evm.review;
  exports dev.treza.fleet.chain.evm.risk;
  exports dev.treza.fleet.chain.evm.token;
  exports dev.treza.fleet.chain.evm.typed;
  exports dev.treza.fleet.charter;
  exports dev.treza.fleet.deploy;
  exports dev.treza.fleet.image;
  exports dev.treza.fleet.json;
  exports dev.treza.fleet.jws;
  exports dev.treza.fleet.kms;
  exports dev.treza.fleet.policy;
  exports dev.treza.fleet.protocol;
  exports dev.treza.fleet.refusals;
  exports dev.treza.fleet.release;
  exports dev.treza.fleet.replay;
  exports dev.treza.fleet.wallet;
}
