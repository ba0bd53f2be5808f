package dev.treza.agent.crypto;

/// Asks for one secret and prints how that went.
final class AllocatingProcess {
  private AllocatingProcess() {}

  public static void main(String[] args) {
    try (SecretBuffer secret = new SecretMemory().allocate(32)) {
      System.out.println("allocated " + secret);
    } catch (LockedMemoryException refused) {
      System.out.println("refused: " + refused.getMessage());
    }
  }
}
