package dev.treza.agent.nitro;

/// The one place that deals with the `Throwable` in the signature of `MethodHandle.invokeExact`. A
/// downcall itself throws nothing checked: what arrives here is an error of the program.
final class NativeCall {
  private NativeCall() {}

  /// A call of a method handle made by the linker.
  ///
  /// @param <R> what it returns
  @FunctionalInterface
  interface Downcall<R> {
    R invoke() throws Throwable;
  }

  static <R> R call(Downcall<R> downcall) {
    try {
      return downcall.invoke();
    } catch (Throwable thrown) {
      throw switch (thrown) {
        case RuntimeException unchecked -> unchecked;
        case Error error -> throw error;
        default -> new IllegalStateException("a downcall throws nothing checked", thrown);
      };
    }
  }
}
