package dev.treza.agent.image.layout;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.image.ImageRefusal;
import java.io.IOException;
import java.lang.constant.ClassDesc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarCheckTest {
  private static final String MODULE = "dev.treza.agent";

  @Test
  void acceptsAModuleThatMentionsNothingForbidden() throws IOException {
    Bytes jar =
        TestJar.of(MODULE)
            .with("dev/treza/agent/A.class", calls("java.lang.Runtime"))
            .with("text.txt", new byte[3])
            .done();
    assertThat(accepted(JarCheck.check(MODULE, jar))).isEqualTo(MODULE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.treza.agent.simulator.SoftwareNsm",
        "dev.treza.agent.image.cli.ImageProgram",
        "dev.treza.rules.Part",
        "org.junit.jupiter.api.Assertions",
        "org.assertj.core.api.Assertions"
      })
  void refusesAClassThatMentionsSimulatorOrTests(String mentioned) throws IOException {
    Bytes jar = TestJar.of(MODULE).with("dev/treza/agent/A.class", calls(mentioned)).done();
    assertRefused(
        JarCheck.check(MODULE, jar), ImageRefusal.CODE, "mentions " + mentioned.replace('.', '/'));
  }

  @Test
  void refusesAClassOfTheSimulatorItself() throws IOException {
    byte[] simulator =
        TestJar.classThatCalls(
            "dev.treza.agent.simulator.LocalHost", ClassDesc.of("java.lang.Runtime"));
    Bytes jar =
        TestJar.of(MODULE).with("dev/treza/agent/simulator/LocalHost.class", simulator).done();
    assertRefused(JarCheck.check(MODULE, jar), ImageRefusal.CODE, "simulator/LocalHost");
  }

  @Test
  void refusesATestClass() throws IOException {
    Bytes jar =
        TestJar.of(MODULE).with("dev/treza/agent/KeyTest.class", calls("java.lang.Runtime")).done();
    assertRefused(JarCheck.check(MODULE, jar), ImageRefusal.CODE, "a test class");
  }

  @Test
  void refusesAnotherModuleThanThePlaceNames() throws IOException {
    Bytes jar = TestJar.of("dev.treza.agent.simulator").done();
    assertRefused(JarCheck.check(MODULE, jar), ImageRefusal.CODE, "another module");
  }

  @Test
  void refusesAJarWithoutDescriptor() throws IOException {
    Bytes jar = new TestJar().with("a/A.class", calls("java.lang.Runtime")).done();
    assertRefused(JarCheck.check(MODULE, jar), ImageRefusal.CODE, "no module");
  }

  @Test
  void refusesWhatIsNoClass() throws IOException {
    Bytes jar = TestJar.of(MODULE).with("a/A.class", new byte[] {1, 2, 3}).done();
    assertRefused(JarCheck.check(MODULE, jar), ImageRefusal.CODE, "no class");
  }

  @Test
  void refusesWhatIsNoJar() {
    assertRefused(JarCheck.check(MODULE, Bytes.utf8("none")), ImageRefusal.CODE, "no module");
  }

  private static byte[] calls(String mentioned) {
    return TestJar.classThatCalls("dev.treza.agent.A", ClassDesc.of(mentioned));
  }
}
