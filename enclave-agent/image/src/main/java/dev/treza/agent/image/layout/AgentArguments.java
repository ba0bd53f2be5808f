package dev.treza.agent.image.layout;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.image.ImageRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The arguments of process 1's Java launcher, one per line; part of what is measured.
///
/// @param parentCid the vsock context of the parent: 3 on Nitro, 2 under emulation
public record AgentArguments(long parentCid) {
  /// The parent of a real Nitro enclave.
  public static final AgentArguments NITRO = new AgentArguments(3);

  /// The parent of an enclave under emulation.
  public static final AgentArguments EMULATED = new AgentArguments(2);

  private static final long MAX_CID = 0xFFFF_FFFEL;
  private static final String PARENT_CID = "-Dtreza.parent.cid=";
  private static final Pattern FORM =
      Pattern.compile(Pattern.quote(PARENT_CID) + "([0-9]{1,10})\n.*", Pattern.DOTALL);

  /// Under emulation what the Java compiler made is translated once more: with its quick stage
  /// alone the agent listens after half the time.
  private static final String QUICK = "-XX:TieredStopAtLevel=1\n";

  private static final List<String> FIXED =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms64m",
          "-Xmx192m",
          // an agent that lost a thread to lack of memory is not whole: the enclave ends
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-CreateCoredumpOnCrash",
          "--illegal-native-access=deny",
          "--enable-native-access=dev.treza.agent.crypto,dev.treza.agent.nitro",
          "--module-path=/" + ApplicationRamdisk.JARS,
          "--module=dev.treza.agent/dev.treza.agent.launch.NitroMain");

  /// @throws IllegalArgumentException if no context has this number
  public AgentArguments {
    if (parentCid < 0 || parentCid > MAX_CID) {
      throw new IllegalArgumentException("no vsock context: " + parentCid);
    }
  }

  public Bytes encode() {
    String emulation = equals(EMULATED) ? QUICK : "";
    return Bytes.utf8(PARENT_CID + parentCid + "\n" + emulation + String.join("\n", FIXED) + "\n");
  }

  /// Reads what [#encode] wrote; anything else is refused (`IMG-CONTENT`).
  public static Outcome<AgentArguments> decode(Bytes content) {
    Matcher matcher = FORM.matcher(new String(content.toArray(), StandardCharsets.US_ASCII));
    if (matcher.matches() && Long.parseLong(matcher.group(1)) <= MAX_CID) {
      AgentArguments arguments = new AgentArguments(Long.parseLong(matcher.group(1)));
      if (arguments.encode().equals(content)) {
        return Outcome.accepted(arguments);
      }
    }
    return Outcome.refused(
        ImageRefusal.CONTENT, "the Java launcher is given other arguments than the agent's");
  }
}
