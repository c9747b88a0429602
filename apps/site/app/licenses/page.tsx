import { address } from "../../src/address.ts";
import { Frame } from "../../src/frame.tsx";
import { readNotices } from "../../src/notices.ts";

export const metadata = {
  title: "Licenses",
  description: "What may be done with the course, and what it is made of.",
};

export default function Licenses() {
  return (
    <Frame path="/licenses/" title="Licenses">
      <div className="plain">
        <h1>Licenses</h1>
        <p>
          The <strong>code</strong> of the course, in its cells and around them, is under the MIT license: use
          it for anything, and keep the notice. The <strong>text and figures</strong> of the lessons are under{" "}
          <a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons Attribution 4.0</a>: share
          and adapt them for any purpose, name the source, and say what you changed.
        </p>
        <h2>Made with the work of others</h2>
        <p>
          These packages, or parts of them, are served with the site. Their notices stand word for word in{" "}
          <a href={address("/licenses.txt")}>licenses.txt</a>.
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Package</th>
              <th scope="col">Version</th>
              <th scope="col">License</th>
            </tr>
          </thead>
          <tbody>
            {readNotices(process.cwd()).map(({ name, version, license }) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{version}</td>
                <td>{license}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Frame>
  );
}
