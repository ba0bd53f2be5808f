package dev.treza.agent.image.layout;

import dev.treza.fleet.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.constant.ModuleDesc;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes jars with the little in them that the checks look at.
final class TestJar {
  /// Two jars of the same content are the same, whenever they were made.
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);

  /// A jar with the descriptor of `module`.
  static TestJar of(String module) throws IOException {
    return new TestJar().with("module-info.class", descriptor(module));
  }

  static byte[] descriptor(String module) {
    return descriptor(module, "0", List.of());
  }

  static byte[] descriptor(String module, String version, List<String> needed) {
    return ClassFile.of()
        .buildModule(
            ModuleAttribute.of(
                ModuleDesc.of(module),
                attribute -> {
                  attribute.moduleVersion(version);
                  attribute.requires(ModuleDesc.of("java.base"), ClassFile.ACC_MANDATED, null);
                  needed.forEach(name -> attribute.requires(ModuleDesc.of(name), 0, null));
                }));
  }

  /// A class whose one method calls a method of `called`.
  static byte[] classThatCalls(String name, ClassDesc called) {
    MethodTypeDesc nothing = MethodTypeDesc.of(ConstantDescs.CD_void);
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
            type ->
                type.withMethodBody(
                    "call",
                    nothing,
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                    code -> code.invokestatic(called, "run", nothing).return_()));
  }

  TestJar with(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
    return this;
  }

  Bytes done() throws IOException {
    zip.close();
    return Bytes.of(bytes.toByteArray());
  }
}
