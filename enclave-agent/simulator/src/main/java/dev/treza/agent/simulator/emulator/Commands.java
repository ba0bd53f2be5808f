package dev.treza.agent.simulator.emulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command lines of the programs that make an emulated enclave.
///
/// @param programs the folder that `scripts/emulator` made
/// @param sockets the folder of this run's sockets
record Commands(Path programs, Path sockets) {
  /// Any context above 2: it never leaves this machine's Unix sockets.
  private static final int GUEST_CID = 16;

  /// Where the guest's vsock is found: host programs connect here.
  Path vsock() {
    return sockets.resolve("vsock");
  }

  /// Where the guest finds a host program that it connects to on `port`.
  Path hostPort(int port) {
    return sockets.resolve("vsock_" + port);
  }

  Path module() {
    return sockets.resolve("nsm");
  }

  private Path vsockDevice() {
    return sockets.resolve("device");
  }

  /// The daemon that carries the guest's vsock over Unix sockets. It opens no vsock of this
  /// machine.
  List<String> vsockDaemon() {
    return List.of(
        programs.resolve("vhost-device-vsock").toString(),
        "--vm",
        "guest-cid=%d,socket=%s,uds-path=%s".formatted(GUEST_CID, vsockDevice(), vsock()));
  }

  /// The machine. Under pure emulation it needs the old timer and interrupt controller.
  ///
  /// @param acpi whether the kernel finds its devices by ACPI
  /// @param memory MiB
  List<String> machine(BootFiles boot, boolean acpi, int memory, boolean module) {
    List<String> command =
        new ArrayList<>(
            List.of(
                programs.resolve("qemu").toString(),
                "-L",
                firmware("seabios"),
                "-L",
                firmware("qemu"),
                "-M",
                "microvm,acpi=%s,pit=on,pic=on,rtc=on,memory-backend=mem"
                    .formatted(acpi ? "on" : "off"),
                "-object",
                "memory-backend-memfd,id=mem,size=%dM,share=on".formatted(memory),
                "-m",
                memory + "M",
                "-accel",
                "tcg",
                "-cpu",
                "max",
                "-global",
                "virtio-mmio.force-legacy=false",
                "-nodefaults",
                "-no-user-config",
                "-no-reboot",
                "-nographic",
                "-serial",
                "stdio",
                "-kernel",
                boot.kernel().toString(),
                "-initrd",
                boot.ramdisks().toString(),
                "-append",
                boot.commandLine(),
                "-chardev",
                "socket,id=vsock,path=" + vsockDevice(),
                "-device",
                "vhost-user-vsock-device,chardev=vsock"));
    if (module) {
      command.addAll(
          List.of(
              "-chardev",
              "socket,id=nsm,path=" + module(),
              "-device",
              "vhost-user-test-device,chardev=nsm,virtio-id=33,num_vqs=1,config_size=0"));
    }
    return command;
  }

  private String firmware(String folder) {
    return programs.resolve("root/usr/share").resolve(folder).toString();
  }

  boolean vsockIsReady() {
    return vsockDevice().toFile().exists();
  }
}
