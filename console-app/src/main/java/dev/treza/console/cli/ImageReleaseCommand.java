package dev.treza.console.cli;

import dev.treza.agent.image.OpenedImage;
import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.release.Release;
import dev.treza.fleet.release.ReleaseAnchor;
import dev.treza.fleet.release.ReleaseImage;
import dev.treza.fleet.release.ReleaseJson;
import dev.treza.fleet.release.ReleaseRefusal;
import dev.treza.fleet.release.ReleaseVerifier;
import dev.treza.fleet.release.VerifiedRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `image release`: opens images as `image verify` does and signs what they measure.
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Sign what images measure as a release file.")
final class ImageReleaseCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "IMAGE",
      arity = "1..16",
      description = "the enclave images (EIF) of one release")
  private List<Path> files = List.of();

  @Mixin private final ReleaseKeyInput key = new ReleaseKeyInput();
  @Mixin private final AnchorInput anchor = new AnchorInput();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "where the release file goes; default: release.jws")
  private Path out = Path.of("release.jws");

  @Mixin private final Output output = new Output();

  ImageReleaseCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws UnreadableInputException, ConsoleException {
    return switch (signed()) {
      case Outcome.Refused<VerifiedRelease>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<VerifiedRelease>(VerifiedRelease release) -> {
        output.print(context.out(), () -> lines(release), () -> json(release));
        yield ExitCode.DONE.number();
      }
    };
  }

  private Outcome<VerifiedRelease> signed() throws UnreadableInputException, ConsoleException {
    Outcome<JwsSigner> opened = key.read();
    Outcome<TrustAnchor> root = anchor.read();
    return switch (opened) {
      case Outcome.Refused<JwsSigner>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) ->
          switch (root.then(found -> anchor(signer.key(), found.realm()))) {
            case Outcome.Refused<ReleaseAnchor>(Refusal refusal) -> Outcome.refused(refusal);
            case Outcome.Accepted<ReleaseAnchor>(ReleaseAnchor trusted) -> signed(signer, trusted);
          };
    };
  }

  /// A release for real enclaves that no console would believe is not made.
  private static Outcome<ReleaseAnchor> anchor(PublicJwk own, Realm realm) {
    return switch (realm) {
      case Realm.Simulated simulated -> ReleaseAnchor.development(own, simulated);
      case Realm.Nitro() ->
          own.equals(ReleaseAnchor.PRODUCTION.key())
              ? Outcome.accepted(ReleaseAnchor.PRODUCTION)
              : Outcome.refused(
                  ReleaseRefusal.KEY,
                  "the key is "
                      + own.kid()
                      + ", consoles trust "
                      + ReleaseAnchor.PRODUCTION.key().kid()
                      + " for real enclaves; name a simulator's root with --root to sign for it");
    };
  }

  private Outcome<VerifiedRelease> signed(JwsSigner signer, ReleaseAnchor trusted)
      throws UnreadableInputException, ConsoleException {
    return switch (images()) {
      case Outcome.Refused<List<ReleaseImage>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<ReleaseImage>>(List<ReleaseImage> images) -> {
        String compact = sign(release(trusted.realm(), images), signer);
        Outcome<VerifiedRelease> verified = ReleaseVerifier.verify(compact, trusted);
        if (verified instanceof Outcome.Accepted<VerifiedRelease>) {
          AtomicFiles.publish(out, Bytes.utf8(compact + "\n"));
        }
        yield verified;
      }
    };
  }

  private Outcome<List<ReleaseImage>> images() throws UnreadableInputException {
    List<ReleaseImage> images = new ArrayList<>();
    for (Path file : files) {
      context.progress("opening " + file);
      switch (OpenedImage.open(ImageFile.read(file))) {
        case Outcome.Accepted<OpenedImage>(OpenedImage image) ->
            images.add(ReleaseImage.of(image.file(), image.measurements()));
        case Outcome.Refused<OpenedImage>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.accepted(images);
  }

  private Release release(Realm realm, List<ReleaseImage> images) throws UnreadableInputException {
    try {
      String version = images.getFirst().measurements().release();
      return new Release(realm, version, context.clock().instant(), images);
    } catch (IllegalArgumentException notOne) {
      throw new UnreadableInputException(String.valueOf(notOne.getMessage()), notOne);
    }
  }

  private static String sign(Release release, JwsSigner signer) throws ConsoleException {
    try {
      return Jws.sign(JwsType.RELEASE, ReleaseJson.write(release), signer);
    } catch (SigningException fault) {
      throw new ConsoleException(ConsoleRefusal.FAULT, String.valueOf(fault.getMessage()), fault);
    }
  }

  private List<String> lines(VerifiedRelease signed) {
    List<String> lines = new ArrayList<>();
    lines.add("Wrote " + out + ": " + signed);
    for (ReleaseImage image : signed.release().images()) {
      lines.add("  " + image.measurements() + ", SHA-256 " + image.sha256().hex());
      lines.addAll(MeasurementLines.of(image.measurements()));
    }
    return lines;
  }

  private JsonObject json(VerifiedRelease signed) {
    return JsonObject.builder()
        .text("file", out.toString())
        .text("kid", signed.anchor().key().kid())
        .object("release", ReleaseJson.write(signed.release()))
        .build();
  }
}
