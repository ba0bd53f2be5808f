package dev.treza.sdk.process;

import java.time.Duration;
import java.util.Locale;

/// Processor time of the agent's process and of this one, in milliseconds. The system counts it in
/// steps of ten.
record CpuTime(double agent, double own) {
  static CpuTime with(long agent) {
    return new CpuTime(of(agent), of(ProcessHandle.current().pid()));
  }

  private static double of(long pid) {
    Duration time =
        ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration()).orElseThrow();
    return time.toNanos() / 1e6;
  }

  /// For each of `count` things done since `before`.
  CpuTime since(CpuTime before, int count) {
    return new CpuTime((agent - before.agent) / count, (own - before.own) / count);
  }

  CpuTime less(CpuTime part) {
    return new CpuTime(agent - part.agent, own - part.own);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "agent %.2f ms, client %.2f ms", agent, own);
  }
}
