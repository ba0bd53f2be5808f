package dev.treza.console.launch;

import java.lang.management.ManagementFactory;
import javafx.application.Platform;
import javafx.scene.Scene;

/// The first rendered frame of a scene. With `-Dtreza.first-frame=exit` the console prints the
/// milliseconds from the start of the process to it, and ends.
final class FirstFrame {
  /// The third pulse begins only after the first frame was rendered.
  private static final int RENDERED = 3;

  private final Scene scene;
  private final Runnable then;
  private final Runnable listener = this::pulse;
  private int pulses;

  private FirstFrame(Scene scene, Runnable then) {
    this.scene = scene;
    this.then = then;
  }

  /// Runs `then` on the screen's thread when the scene was shown and rendered once.
  static void after(Scene scene, Runnable then) {
    FirstFrame frame = new FirstFrame(scene, then);
    scene.addPostLayoutPulseListener(frame.listener);
    Platform.requestNextPulse();
  }

  static boolean isMeasured() {
    return "exit".equals(System.getProperty("treza.first-frame"));
  }

  static void print() {
    System.out.println(
        "first frame after " + ManagementFactory.getRuntimeMXBean().getUptime() + " ms");
  }

  private void pulse() {
    pulses++;
    if (pulses < RENDERED) {
      Platform.requestNextPulse();
    } else {
      scene.removePostLayoutPulseListener(listener);
      then.run();
    }
  }
}
