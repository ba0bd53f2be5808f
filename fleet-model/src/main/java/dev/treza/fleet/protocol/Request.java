package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;

/// One thing an agent is asked to do, as officers approve it (TRUST section 4). Its digest is the
/// request's identity everywhere: in approvals, in the record made before the key is used, in the
/// receipt, and when the same request comes again.
public sealed interface Request
    permits WalletRequest,
        TransactionRequest,
        ImportRequest,
        AmendmentRequest,
        SuspensionRequest,
        ReleaseRequest,
        BatchRequest {
  RequestHead head();

  JsonObject toJson();

  default Digest digest() {
    return Digest.of(CanonicalJson.encode(toJson()));
  }
}
