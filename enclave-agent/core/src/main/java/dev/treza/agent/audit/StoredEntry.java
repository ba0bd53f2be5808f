package dev.treza.agent.audit;

import dev.treza.fleet.Digest;
import dev.treza.fleet.protocol.Receipt;

/// A receipt that is in the chain.
///
/// @param digest of the receipt's canonical payload; the next entry's `previous`
/// @param jws the signed form
public record StoredEntry(Receipt receipt, Digest digest, String jws) {}
