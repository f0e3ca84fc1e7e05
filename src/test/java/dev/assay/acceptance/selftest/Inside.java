package dev.assay.acceptance.selftest;

import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** An object of the judged, by the names of what is in it. Whatever is not there ends the self-test, with its name. */
record Inside(Object object) {
    static Inside of(Object object) {
        return new Inside(object);
    }

    /** A field's value. */
    Inside get(String field) {
        try {
            return new Inside(field(field).get(object));
        } catch (IllegalAccessException e) {
            throw missing("field " + field, e);
        }
    }

    <T> T get(String field, Class<T> type) {
        return type.cast(get(field).object());
    }

    void set(String field, Object value) {
        try {
            field(field).set(object, value);
        } catch (IllegalAccessException e) {
            throw missing("field " + field, e);
        }
    }

    /** A method's answer. */
    Inside call(String method, Object... arguments) throws Throwable {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Method each : type.getDeclaredMethods()) {
                if (each.getName().equals(method) && fits(each, arguments)) {
                    return new Inside(invoke(each, object, arguments));
                }
            }
        }
        for (Method each : object.getClass().getMethods()) {
            if (each.getName().equals(method) && fits(each, arguments)) {
                return new Inside(invoke(each, object, arguments));
            }
        }
        throw missing("method " + method + " for " + Arrays.toString(arguments), null);
    }

    /** A static method's answer. */
    static Object callStatic(String type, String method, Object... arguments) throws Throwable {
        for (Method each : Seam.load(type).getDeclaredMethods()) {
            if (each.getName().equals(method) && fits(each, arguments)) {
                return invoke(each, null, arguments);
            }
        }
        throw new IllegalStateException(type + " has no method " + method + " for " + Arrays.toString(arguments));
    }

    /** A constant of an enum, also of one whose constants have bodies. */
    static Object constant(Class<?> type, String name) {
        Class<?> declared = type.isEnum() ? type : type.getSuperclass();
        return Arrays.stream(declared.getEnumConstants())
                .filter(each -> ((Enum<?>) each).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(declared.getName() + " has no " + name));
    }

    /** A new object of a class of the judged. */
    static Object make(String type, Object... arguments) throws Throwable {
        for (Constructor<?> each : Seam.load(type).getDeclaredConstructors()) {
            if (fits(each, arguments)) {
                open(each);
                try {
                    return each.newInstance(arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new IllegalStateException(type + " has no constructor for " + Arrays.toString(arguments));
    }

    /** This record with one component changed. */
    Object with(String component, Object value) throws Throwable {
        RecordComponent[] components = object.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        boolean found = false;
        for (int i = 0; i < components.length; i++) {
            boolean wanted = components[i].getName().equals(component);
            found |= wanted;
            types[i] = components[i].getType();
            values[i] = wanted ? value : get(components[i].getName()).object();
        }
        if (!found) {
            throw missing("component " + component, null);
        }
        Constructor<?> canonical = object.getClass().getDeclaredConstructor(types);
        open(canonical);
        return canonical.newInstance(values);
    }

    private static Object invoke(Method method, Object object, Object[] arguments) throws Throwable {
        open(method);
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean fits(Executable candidate, Object[] arguments) {
        Class<?>[] types = candidate.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (arguments[i] != null && !boxed(types[i]).isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private Field field(String name) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field each : type.getDeclaredFields()) {
                if (each.getName().equals(name)) {
                    open(each);
                    return each;
                }
            }
        }
        throw missing("field " + name, null);
    }

    private static void open(AccessibleObject member) {
        member.setAccessible(true);
    }

    private IllegalStateException missing(String what, Exception cause) {
        return new IllegalStateException(object.getClass().getName() + " has no " + what, cause);
    }
}
