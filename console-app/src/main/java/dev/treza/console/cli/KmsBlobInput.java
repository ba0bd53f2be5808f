package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.protocol.KmsBlob;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options about a key that its owner encrypted with AWS KMS. None of it is secret.
final class KmsBlobInput {
  private static final String HEX = "(0x)?([0-9a-fA-F]{2})+";

  @Option(
      names = "--kms-key",
      paramLabel = "ARN",
      description = {
        "instead of FILE: the KMS key, of your own, under which the key is encrypted;",
        "alone, it prints the command that encrypts a key for this enclave"
      })
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--kms-blob",
      paramLabel = "FILE",
      description = "what KMS encrypted; it is no secret")
  private Optional<Path> blob = Optional.empty();

  @Option(
      names = "--public-key",
      paramLabel = "HEX",
      description = "the public key of the key in the blob, uncompressed")
  private Optional<String> publicKey = Optional.empty();

  /// Whether any of it is given.
  boolean given() {
    return key.isPresent() || blob.isPresent() || publicKey.isPresent();
  }

  /// Whether only the key is named, and there is nothing to import yet.
  boolean asksForCommand() {
    return key.isPresent() && blob.isEmpty() && publicKey.isEmpty();
  }

  KeyArn key() throws UnreadableInputException {
    return key.flatMap(KeyArn::parse)
        .orElseThrow(() ->
            new UnreadableInputException(
                "--kms-key is an ARN: arn:aws:kms:REGION:ACCOUNT:key/ID, no alias"));
  }

  KmsBlob blob() throws UnreadableInputException {
    if (blob.isEmpty()) {
      throw new UnreadableInputException("--kms-blob is missing");
    }
    Bytes content = InputFile.read(blob.get());
    if (!KmsBlob.fits(content)) {
      throw new UnreadableInputException(
          "%s is no blob of KMS: those have 1 to %d bytes".formatted(blob.get(), KmsBlob.MOST));
    }
    return new KmsBlob(key(), content);
  }

  Bytes publicKey() throws UnreadableInputException {
    String hex = publicKey.filter(text -> text.matches(HEX)).orElse("");
    if (hex.isEmpty()) {
      throw new UnreadableInputException("--public-key is 04 and 128 more hexadecimal digits");
    }
    return Bytes.hex(hex.toLowerCase(Locale.ROOT).replaceFirst("^0x", ""));
  }
}
