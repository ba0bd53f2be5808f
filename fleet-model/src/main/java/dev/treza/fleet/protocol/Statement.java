package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// What an attestation document vouches for (rule `ATT-USE`): the document's `user_data` is the
/// SHA-256 of this statement's canonical JSON, which travels beside it. Each use is a type of its
/// own, so that a document made for one use can never serve another.
public sealed interface Statement
    permits ChannelStatement, BootStatement, ChallengeStatement, TransportStatement, KmsStatement {
  StatementHead head();

  JsonObject toJson();

  /// The canonical bytes, as they travel.
  default Bytes encoded() {
    return CanonicalJson.encode(toJson());
  }

  /// What stands in the document's `user_data`.
  default Digest digest() {
    return Digest.of(encoded());
  }

  /// Reads canonical bytes.
  ///
  /// Refused with `JSON-*` if they are not the canonical form of a statement this version knows.
  static Outcome<Statement> parse(Bytes canonical) {
    return JsonFields.decode(canonical, Statement::read);
  }

  private static Statement read(JsonFields fields) throws JsonShapeException {
    StatementUse use = fields.choice("use", StatementUse::parse);
    return switch (use) {
      case CHANNEL -> ChannelStatement.read(fields);
      case BOOT -> BootStatement.read(fields);
      case CHALLENGE -> ChallengeStatement.read(fields);
      case TRANSPORT -> TransportStatement.read(fields);
      case KMS -> KmsStatement.read(fields);
    };
  }
}
