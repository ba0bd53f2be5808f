package dev.treza.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A key that was made elsewhere comes in, is released, and pays a list.
final class Treasury {
  /// The first account of every developer's node.
  private static final String KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  private static final String PAYMENTS =
      """
      wallet,to,value,nonce,gasLimit,maxFeePerGas,maxPriorityFeePerGas
      W,0x70997970C51812dc3A010C7d01b50e0d17dc79C8,1.5,0,21000,2000000000,1000000000
      W,0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC,0.75,,21000,2000000000,1000000000
      """;

  private final Guide guide;
  private final Pictures pictures;
  private final ScriptedDialogs dialogs;
  private final Path folder;
  private String wallet = "";

  Treasury(Guide guide, Pictures pictures, ScriptedDialogs dialogs, Path folder) {
    this.guide = guide;
    this.pictures = pictures;
    this.dialogs = dialogs;
    this.folder = folder;
  }

  void importAKey() throws TourException {
    guide.press("#nav-enclave");
    guide.turnTo("#enclave-wallets");
    guide.press("#import-wallet");
    guide.awaitShown("#import-form");
    pictures.take("import-form");
    dialogs.choose(file("wrong.key", "0x00"));
    guide.press("#import-key");
    guide.press("#import-read");
    guide.awaitText("#import-refusal-id", "IMP-HEX");
    pictures.take("import-refused");
    guide.press("#import-again");
    dialogs.choose(file("old.key", KEY));
    guide.press("#import-key");
    guide.type("#import-purpose", "The old treasury");
    guide.press("#import-read");
    guide.awaitShown("#review-intent");
    pictures.take("import-review");
    guide.press("#import-approve");
    guide.awaitShown("#imported-address");
    pictures.take("import-held");
    wallet = guide.text("#last-notice").replaceAll("Wallet (\\S+) .*", "$1");
    guide.press("#dismiss");
  }

  void releaseIt() throws TourException {
    guide.press("#import-release");
    guide.type("#release-nonce-31337", "0");
    pictures.take("release-form");
    guide.press("#release-review");
    guide.tick("#acknowledge-TXR-KEY-OTHER-OWNER");
    pictures.take("release-review");
    guide.press("#release-approve");
    guide.awaitShown("#released-address");
    pictures.take("released");
    guide.press("#release-close");
    guide.press("#dismiss");
  }

  void payAList() throws TourException {
    guide.press("#nav-transactions");
    guide.press("#batch-new");
    pictures.take("batch-guide");
    dialogs.choose(file("wrong.csv", rows().replace("0x3C", "Nobody")));
    guide.press("#batch-open");
    guide.awaitText("#batch-words", "1 row is wrong");
    pictures.take("batch-wrong");
    dialogs.choose(file("payments.csv", rows()));
    guide.press("#batch-open");
    guide.awaitText("#batch-words", "Choose a row");
    pictures.take("batch-preview");
    guide.press("#batch-review");
    guide.awaitText("#review-intent", "Sign 2 requests together");
    pictures.take("batch-review");
    guide.press("#batch-approve");
    guide.awaitText("#batch-result-title", "All 2 payments were signed");
    pictures.take("batch-signed");
    dialogs.choose(folder.resolve("batch-results.csv"));
    guide.press("#batch-export");
    guide.awaitText("#last-notice", "The results were written to");
    guide.press("#dismiss");
  }

  private String rows() {
    return PAYMENTS.replace("W,", wallet + ",");
  }

  private Path file(String name, String content) throws TourException {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException fault) {
      throw new TourException("cannot write " + name, fault);
    }
  }
}
