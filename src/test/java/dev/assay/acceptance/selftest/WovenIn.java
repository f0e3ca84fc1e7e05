package dev.assay.acceptance.selftest;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;

/** What Byte Buddy copies to the beginning and the end of a method that a mutant changes. Never called here. */
final class WovenIn {
    private WovenIn() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
            @Advice.Origin("#t.#m") String seam,
            @Advice.This(optional = true, typing = Typing.DYNAMIC) Object self,
            @Advice.AllArguments(readOnly = false, typing = Typing.DYNAMIC) Object[] arguments,
            @Advice.Local("call") Call call) {
        call = Stage.enter(seam, self, arguments);
        arguments = call.arguments();
        return call.isAnswered();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(
            @Advice.Local("call") Call call,
            @Advice.Return(readOnly = false, typing = Typing.DYNAMIC) Object returned,
            @Advice.Thrown(readOnly = false, typing = Typing.DYNAMIC) Throwable raised) {
        call.ended(returned, raised);
        returned = call.returned();
        raised = call.raised();
    }
}
