/** In the browser: what the server has drawn stays as it is. React leaves alone markup that it did not make itself. */
const asServed = { suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: "" } };

export const StillPictures = () => <div className="lc-still" {...asServed} />;

export const StillTable = () => <div {...asServed} />;

export const StillView = () => <div {...asServed} />;
