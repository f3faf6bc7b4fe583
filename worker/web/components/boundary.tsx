import { Component, type ComponentChildren } from 'preact';
import { words } from '../texts.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

interface Props {
  /** Where the reader is: elsewhere things may work again. */
  path: string;
  children: ComponentChildren;
}

/** Says so where a screen fails to draw itself, or could not be loaded because the service has a newer page. */
export class Boundary extends Component<Props, { failedAt: string | null }> {
  override state = { failedAt: null };

  override componentDidCatch(): void {
    this.setState({ failedAt: this.props.path });
  }

  override render() {
    if (this.state.failedAt !== this.props.path) return this.props.children;
    const { broken } = words().common;
    return (
      <EmptyState alone title={broken.title} text={broken.text}>
        <Button appearance="primary" onClick={() => location.reload()}>
          {broken.reload}
        </Button>
      </EmptyState>
    );
  }
}
