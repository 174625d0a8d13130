import java.io.File;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderCSV;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;

/** Reads a glossary with OmegaT's own readers, as a project EN-SR would, and prints each entry: source, tab, targets. */
class OmegaTGlossary {
  static class Properties extends ProjectProperties {
    Properties() {
      setSourceLanguage("en");
      setTargetLanguage("sr");
    }
  }

  public static void main(String[] arguments) throws Exception {
    ProjectProperties properties = new Properties();
    InvocationHandler answers = (proxy, method, values) ->
        method.getName().equals("getProjectProperties") ? properties : null;
    Core.setProject((IProject) Proxy.newProxyInstance(
        IProject.class.getClassLoader(), new Class<?>[] {IProject.class}, answers));
    File file = new File(arguments[0]);
    List<GlossaryEntry> entries =
        arguments[0].endsWith(".tbx") ? GlossaryReaderTBX.read(file, false)
        : arguments[0].endsWith(".csv") ? GlossaryReaderCSV.read(file, false)
        : GlossaryReaderTSV.read(file, false);
    java.io.PrintStream out = new java.io.PrintStream(System.out, true, "UTF-8");
    for (GlossaryEntry entry : entries) out.println(entry.getSrcText() + "\t" + entry.getLocText());
  }
}
