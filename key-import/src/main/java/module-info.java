/**
 * The program that takes a key from a file or pipe and hands it to an enclave. It is a process of
 * its own, and one of the two places outside an enclave where a secret may be (TRUST section 7).
 */
module dev.treza.keyimport {
  requires static transitive org.jspecify;
  requires dev.treza.agent.crypto;
  requires dev.treza.fleet;
  requires dev.treza.sdk;
}
