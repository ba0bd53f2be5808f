package dev.treza.console.launch;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Measures the start of the program: with `-Dtreza.first-frame=exit` the console prints the
/// milliseconds from the start of the process to its first rendered frame, and ends.
final class FirstFrame {
  /// The third pulse begins only after the first frame was rendered.
  private static final int RENDERED = 3;

  private FirstFrame() {}

  static boolean isWanted() {
    return "exit".equals(System.getProperty("treza.first-frame"));
  }

  static void report(Scene scene, Runnable then) {
    AtomicInteger pulses = new AtomicInteger();
    scene.addPostLayoutPulseListener(() -> {
      if (pulses.incrementAndGet() == RENDERED) {
        System.out.println(
            "first frame after " + ManagementFactory.getRuntimeMXBean().getUptime() + " ms");
        then.run();
      } else {
        Platform.requestNextPulse();
      }
    });
    Platform.requestNextPulse();
  }
}
