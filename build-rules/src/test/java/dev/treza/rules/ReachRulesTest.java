package dev.treza.rules;

import static dev.treza.rules.Sources.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachRulesTest {
  private static final String NODE = "package javafx.scene.control; public class Label {}";
  private static final String SECRET =
      "package dev.treza.agent.crypto; public class SecretBuffer { public Object segment() { return 1; } }";
  private static final String PRINTS = "void m() { System.out.println(); }";

  @TempDir Path folder;

  @Test
  void refusesAViewModelThatKnowsTheScene() throws IOException {
    assertThat(
            violations(
                ReachRules.viewModelsKnowNoScene(),
                folder,
                NODE,
                """
                package dev.treza.console.fleet;
                class FleetViewModel { javafx.scene.control.Label label; }
                """))
        .hasSize(1);
  }

  @Test
  void allowsAViewToKnowTheScene() throws IOException {
    assertThat(
            violations(
                ReachRules.viewModelsKnowNoScene(),
                folder,
                NODE,
                """
                package dev.treza.console.fleet;
                class FleetView { javafx.scene.control.Label label; }
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.net.Socket",
        "java.nio.file.Path",
        "java.nio.channels.FileChannel",
        "java.io.File",
        "java.io.FileInputStream",
        "java.io.RandomAccessFile",
        "java.lang.Thread",
        "java.lang.ThreadLocal<String>",
        "java.lang.ProcessBuilder",
        "java.util.concurrent.Executor",
        "java.util.Random",
        "java.security.SecureRandom",
        "java.security.KeyPairGenerator",
        "java.sql.Connection"
      })
  void refusesTheOutsideWorldInTheDomain(String type) throws IOException {
    assertThat(
            violations(
                ReachRules.theDomainTouchesNoOutsideWorld(),
                folder,
                "package dev.treza.fleet.charter; class Reacher { %s it; }".formatted(type)))
        .hasSize(1);
  }

  @Test
  void refusesTheOutsideWorldInACeremony() throws IOException {
    assertThat(
            violations(
                ReachRules.theDomainTouchesNoOutsideWorld(),
                folder,
                "package dev.treza.ceremony; class Reacher { java.nio.file.Path it; }"))
        .hasSize(1);
  }

  @Test
  void allowsTheOutsideWorldOutsideTheDomain() throws IOException {
    assertThat(
            violations(
                ReachRules.theDomainTouchesNoOutsideWorld(),
                folder,
                "package dev.treza.sdk; class Channel { java.net.Socket socket; }"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.time.Clock.systemUTC()",
        "java.time.Clock.tickSeconds(java.time.ZoneOffset.UTC)",
        "java.time.Instant.now()",
        "java.time.LocalDate.now()",
        "System.currentTimeMillis()",
        "System.nanoTime()",
        "System.getenv()",
        "System.getProperty(\"user.home\")",
        "Math.random()",
        "java.util.UUID.randomUUID()"
      })
  void refusesAClockOrChanceInTheDomain(String expression) throws IOException {
    assertThat(
            violations(
                ReachRules.theDomainReadsNoClock(),
                folder,
                "package dev.treza.fleet; class Reader { Object it = %s; }".formatted(expression)))
        .hasSize(1);
  }

  @Test
  void allowsTheDomainToCountWithATimeItWasGiven() throws IOException {
    assertThat(
            violations(
                ReachRules.theDomainReadsNoClock(),
                folder,
                """
                package dev.treza.fleet;
                class Reader {
                  java.time.Instant later(java.time.Instant at) { return at.plusMillis(1); }
                }
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.foreign.Arena arena;",
        "native void call();",
        "void m() { System.loadLibrary(\"c\"); }",
        "void m() { Runtime.getRuntime().load(\"/lib/c\"); }"
      })
  void refusesNativeCodeOutsideTheNativeRooms(String member) throws IOException {
    assertThat(
            violations(
                ReachRules.onlyNativeRoomsAreNative(),
                folder,
                "package dev.treza.agent.signing; class Signer { %s }".formatted(member)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"agent.crypto", "agent.nitro", "agent.simulator.vhost", "keyimport.secret"})
  void allowsNativeCodeInTheNativeRooms(String room) throws IOException {
    assertThat(
            violations(
                ReachRules.onlyNativeRoomsAreNative(),
                folder,
                "package dev.treza.%s; class Page { java.lang.foreign.Arena it; }".formatted(room)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object m(dev.treza.agent.crypto.SecretBuffer it) { return it.segment(); }",
        "java.util.function.Function<dev.treza.agent.crypto.SecretBuffer, Object> f ="
            + " dev.treza.agent.crypto.SecretBuffer::segment;"
      })
  void refusesToReadASecretOutsideTheRoomsForSecrets(String member) throws IOException {
    assertThat(
            violations(
                ReachRules.onlySecretRoomsReadSecrets(),
                folder,
                SECRET,
                "package dev.treza.agent.seal; class Sealer { %s }".formatted(member)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent.crypto.derivation", "keyimport.secret"})
  void allowsTheRoomsForSecretsToReadThem(String room) throws IOException {
    assertThat(
            violations(
                ReachRules.onlySecretRoomsReadSecrets(),
                folder,
                SECRET,
                """
                package dev.treza.%s;
                class Reader { Object m(dev.treza.agent.crypto.SecretBuffer it) { return it.segment(); } }
                """
                    .formatted(room)))
        .isEmpty();
  }

  @Test
  void refusesPrintingOutsideAProgram() throws IOException {
    assertThat(
            violations(
                ReachRules.onlyProgramsPrint(),
                folder,
                "package dev.treza.sdk; class Channel { %s }".formatted(PRINTS)))
        .hasSize(1);
  }

  @Test
  void allowsTheCommandLineToPrint() throws IOException {
    assertThat(
            violations(
                ReachRules.onlyProgramsPrint(),
                folder,
                "package dev.treza.console.cli; class Show { %s }".formatted(PRINTS)))
        .isEmpty();
  }
}
