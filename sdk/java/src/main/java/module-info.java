/**
 * The client side of an enclave agent: a TLS connection that is attested before it is used, and the
 * typed calls on it. Whoever uses it holds verified answers only.
 */
module dev.treza.sdk {
  requires static transitive org.jspecify;
  requires transitive dev.treza.fleet;
  requires org.bouncycastle.provider;

  exports dev.treza.sdk;
}
